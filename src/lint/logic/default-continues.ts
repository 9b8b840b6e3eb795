import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { effectiveOutcome } from '../effective-outcome.ts';
import { alwaysDecides } from './outcome-sets.ts';

export const defaultContinues: Check = {
  code: 'default-continues',
  severity: 'warn',
  description: 'A default that decides nothing.',
  rationale: 'Okta then allows by its own default: users without a matching rule register.',
  source: 'Okta Management API, registration inline hook, "com.okta.action.update"',
  fix: 'Write default: deny, or default: allow if all others may register.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter(({ source, written }) => effectiveOutcome(written.default, source.value)?.effect === 'continue')
      .filter((requestType) => !alwaysDecides(requestType, logic))
      .map(({ source, at }) => {
        const message = 'this default decides nothing, and Okta allows every request that no rule denies';
        const hint = 'write default: deny, or default: allow if everybody else may register';
        return findingAt(source, { at: below(at, 'default') }, { message, hint });
      }),
};
