import { below } from '../../diagnostics/source-file.ts';
import { oktasWords } from '../../hooks/registration/form-messages.ts';
import { isRequestType } from '../../hooks/registration/request.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedOutcome } from '../rule-index.ts';

export const denyWithoutError: Check = {
  code: 'deny-without-error',
  severity: 'warn',
  description: 'An outcome with deny: true and without an error.',
  rationale: 'The user reads only "Registration denied." or "Profile update denied.", without a reason.',
  source: 'Okta Management API, registration inline hook, "error"',
  fix: 'Give it an error with errorCauses, or use the built-in deny, which has one.',
  find: ({ outcomes }) =>
    outcomes
      .filter(({ outcome }) => outcome.deny && outcome.error === undefined)
      .map((one) => {
        const message = `without an error the person reads only ${wordsFor(one)}`;
        const hint = 'give it an error with errorCauses, or use the built-in deny';
        return findingAt(one.source, { at: below(one.at, 'deny'), key: true }, { message, hint });
      }),
};

/** Okta's messages for the request types that use the outcome. */
function wordsFor({ uses }: IndexedOutcome): string {
  const words = uses
    .map(({ requestType }) => requestType)
    .filter(isRequestType)
    .map((requestType) => `"${oktasWords[requestType].denied}"`);
  return [...new Set(words)].join(' or ') || "Okta's own sentence";
}

export const errorWithoutCauses: Check = {
  code: 'error-without-causes',
  severity: 'warn',
  description: 'An error that has an errorSummary and no errorCauses.',
  rationale:
    'Okta shows the errorSummary of each cause at its field. Without causes the user reads a general message: "Registration cannot be completed at this time."',
  source: 'Okta Management API, registration inline hook, "error"',
  fix: 'Add errorCauses with the text and the location of the field.',
  find: ({ outcomes }) =>
    outcomes
      .filter(({ outcome: { error } }) => error !== undefined && error.errorCauses === undefined)
      .map(({ source, at }) => {
        const message = 'Okta does not show this text: it shows those of errorCauses, and there is none';
        const hint = 'add errorCauses with the text, and with the field in location';
        const place = { at: below(at, 'error', 'errorSummary'), key: true };
        return findingAt(source, place, { message, hint });
      }),
};
