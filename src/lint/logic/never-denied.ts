import { type Check, findingAt } from '../check.ts';
import { mayBeDenied } from './answers.ts';
import { reach } from './reach.ts';

export const neverDenied: Check = {
  code: 'never-denied',
  severity: 'warn',
  finds: 'A request type whose requests are all let in, whatever they hold.',
  because: 'The rules decide nothing: an otherwise: deny was forgotten.',
  mend: 'Deny in the otherwise of a rule.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter((one) => reach(one)?.refuses === false || !mayBeDenied(one, logic))
      .map(({ source, at, requestType }) => {
        const hint = 'is an otherwise: deny missing?';
        return findingAt(
          source,
          { at, key: true },
          { message: `no ${requestType} request is ever denied`, hint },
        );
      }),
};
