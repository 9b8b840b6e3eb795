import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

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
