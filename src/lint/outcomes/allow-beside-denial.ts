import type { Check } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import { besideDenial } from './beside-denial.ts';

export const allowBesideDenial: Check = {
  code: 'allow-beside-denial',
  severity: 'error',
  description: 'An outcome that allows and denies.',
  rationale:
    'Beside DENY or an error object Okta runs no other command: the person is refused although the file says allow.',
  source: 'Okta Management API, registration inline hook, "error"',
  fix: 'Take one of the two out.',
  find: ({ outcomes }) =>
    outcomes.filter((one) => one.outcome.allow && denies(one)).map((one) => besideDenial(one, 'allow')),
};
