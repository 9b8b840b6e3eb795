import { below } from '../../diagnostics/source-file.ts';
import type { Outcome } from '../../rules/rule-file.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import type { IndexedOutcome } from '../rule-index.ts';

export const allowBesideDenial: Check = {
  code: 'allow-beside-denial',
  severity: 'error',
  description: 'An outcome that both allows and denies.',
  rationale:
    'With DENY or an error object Okta executes no other command: the user is denied although the file says allow.',
  source: 'Okta Management API, registration inline hook, "error"',
  fix: 'Remove one of the two.',
  find: ({ outcomes }) =>
    outcomes.filter((one) => one.outcome.allow && denies(one)).map((one) => besideDenial(one, 'allow')),
};

export const updateBesideDenial: Check = {
  code: 'update-beside-denial',
  severity: 'warn',
  description:
    'An outcome that denies, and sets something, sends commands, or changes a token or an assertion.',
  rationale: 'With DENY or an error object Okta executes no other command: nothing is set.',
  source: 'Okta Management API, registration inline hook, "error"',
  fix: 'Remove one of the two.',
  find: ({ outcomes }) =>
    outcomes
      .filter(denies)
      .flatMap((one) =>
        (['set', 'commands', 'idToken', 'accessToken', 'assertion'] as const)
          .filter((key) => one.outcome[key] !== undefined)
          .map((key) => besideDenial(one, key)),
      ),
};

function besideDenial({ source, at, outcome }: IndexedOutcome, key: keyof Outcome): Finding {
  const denial = outcome.error === undefined ? 'deny' : 'error';
  const message = `"${key}" has no effect beside "${denial}": Okta denies, and runs nothing else`;
  return findingAt(source, { at: below(at, key), key: true }, { message, hint: 'take one of the two out' });
}
