import { type Check, findingAt } from '../check.ts';
import { reach } from './reach.ts';
import { mayBeDenied } from './reachability.ts';

export const neverDenied: Check = {
  code: 'never-denied',
  severity: 'warn',
  description: 'A request type whose requests are all let in, whatever they hold.',
  rationale: 'The rules decide nothing: an otherwise: deny was forgotten.',
  fix: 'Deny in the otherwise of a rule.',
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
