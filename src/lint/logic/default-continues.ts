import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { effectiveOutcome } from '../effective-outcome.ts';
import { alwaysDecides } from './outcome-sets.ts';

export const defaultContinues: Check = {
  code: 'default-continues',
  severity: 'warn',
  description: 'A default by which nothing is decided.',
  rationale:
    'Okta then goes on by its own default, which is to let the person in: whoever meets no rule registers.',
  source: 'Okta Management API, registration inline hook, "com.okta.action.update"',
  fix: 'Write default: deny, or default: allow if everybody else may register.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter(({ source, written }) => effectiveOutcome(written.default, source.value)?.effect === 'continue')
      .filter((requestType) => !alwaysDecides(requestType, logic))
      .map(({ source, at }) => {
        const message = 'this default decides nothing, and Okta lets in whoever it is not told to deny';
        const hint = 'write default: deny, or default: allow if everybody else may register';
        return findingAt(source, { at: below(at, 'default') }, { message, hint });
      }),
};
