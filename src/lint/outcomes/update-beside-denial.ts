import { below } from '../../diagnostics/source-file.ts';
import { denies } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';

export const updateBesideDenial: Check = {
  code: 'update-beside-denial',
  severity: 'warn',
  finds: 'An outcome that denies, and sets attributes or sends commands.',
  because: 'Beside DENY or an error object Okta runs no other command: nothing is set.',
  source: 'Okta Management API, registration inline hook, "error"',
  mend: 'Take one of the two out.',
  find: ({ outcomes }) =>
    outcomes
      .filter(({ outcome }) => denies(outcome))
      .flatMap(({ source, at, outcome }) => {
        const denial = outcome.error === undefined ? 'deny' : 'error';
        return (['set', 'commands'] as const)
          .filter((key) => outcome[key] !== undefined)
          .map((key) => {
            const message = `"${key}" has no effect beside "${denial}": Okta denies, and runs nothing else`;
            return findingAt(
              source,
              { at: below(at, key), key: true },
              { message, hint: 'take one of the two out' },
            );
          });
      }),
};
