import type { Check } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import { besideDenial } from './beside-denial.ts';

export const updateBesideDenial: Check = {
  code: 'update-beside-denial',
  severity: 'warn',
  description: 'An outcome that denies, and sets attributes or sends commands.',
  rationale: 'Beside DENY or an error object Okta runs no other command: nothing is set.',
  source: 'Okta Management API, registration inline hook, "error"',
  fix: 'Take one of the two out.',
  find: ({ outcomes }) =>
    outcomes
      .filter(denies)
      .flatMap((one) =>
        (['set', 'commands'] as const)
          .filter((key) => one.outcome[key] !== undefined)
          .map((key) => besideDenial(one, key)),
      ),
};
