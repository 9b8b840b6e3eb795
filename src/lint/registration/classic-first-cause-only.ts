import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

export const classicFirstCauseOnly: Check = {
  code: 'classic-first-cause-only',
  severity: 'info',
  description: 'An outcome with several error causes in a file with engine: classic.',
  rationale: "Classic Engine's sign-in widget shows the first cause only.",
  source: 'Okta Sign-In Widget 7.49.0, as tried',
  fix: 'Write the most important message in the first cause.',
  find: ({ outcomes }) =>
    outcomes
      .filter(({ source, outcome: { error } }) => {
        return source.value.engine === 'classic' && (error?.errorCauses ?? []).length > 1;
      })
      .map(({ source, at }) => {
        const message = 'Classic Engine shows the first cause only: this one is shown nowhere';
        const hint = 'put what the person must read into the first cause';
        return findingAt(source, { at: below(at, 'error', 'errorCauses', 1) }, { message, hint });
      }),
};
