import { hookOf } from '../../hooks/index.ts';
import { type Check, findingAt } from '../check.ts';
import { denies, type EffectiveOutcome, effectiveOutcome } from '../effective-outcome.ts';

export const otherRequestType: Check = {
  code: 'other-request-type',
  severity: 'warn',
  description: 'A file with rules for one request type whose unhandled allows the other one.',
  rationale:
    'A hook can be configured to run for both: requests of the other type are allowed without any rule.',
  source: 'Okta guide "Registration inline hook", "Run this hook: Both"',
  fix: 'Write unhandled: deny, or rules for the other request type.',
  find: ({ files }) =>
    files
      .filter(({ sound, source }) => {
        const meaning = effectiveOutcome(source.value.unhandled, source.value);
        return sound && meaning !== undefined && allowsUnchanged(meaning);
      })
      .flatMap(({ source }) =>
        hookOf(source.value)
          .requestTypes.filter((requestType) => !Object.hasOwn(source.value.requestTypes, requestType))
          .map((requestType) => {
            const message = `every ${requestType} request is allowed: this file has no rules for it`;
            const hint = `write unhandled: deny, or rules for ${requestType}`;
            return findingAt(source, { at: '/unhandled' }, { message, hint });
          }),
      ),
};

/** The compiler refuses an unhandled that changes the profile. */
function allowsUnchanged(outcome: EffectiveOutcome): boolean {
  return !denies(outcome) && outcome.set === undefined && outcome.commands === undefined;
}
