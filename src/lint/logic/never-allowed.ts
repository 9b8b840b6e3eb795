import { type Check, findingAt } from '../check.ts';
import { reach } from './reach.ts';

export const neverAllowed: Check = {
  code: 'never-allowed',
  severity: 'warn',
  finds: 'A request type whose requests are all denied, whatever they hold.',
  because: 'Nobody can sign up: a rule that allows was forgotten, or default: allow.',
  mend: 'Give a rule an outcome that allows, or write default: allow.',
  find: ({ files }) =>
    files
      .filter(({ sound }) => sound)
      .flatMap(({ requestTypes }) => requestTypes)
      .filter((one) => reach(one)?.passes === false)
      .map(({ source, at, requestType }) => {
        const hint = 'give a rule an outcome that allows, or write default: allow';
        return findingAt(
          source,
          { at, key: true },
          { message: `every ${requestType} request is denied`, hint },
        );
      }),
};
