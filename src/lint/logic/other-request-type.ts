import { hookOf } from '../../hooks/index.ts';
import { type Check, findingAt } from '../check.ts';
import { denies, type EffectiveOutcome, effectiveOutcome } from '../effective-outcome.ts';

export const otherRequestType: Check = {
  code: 'other-request-type',
  severity: 'warn',
  description: 'A file with rules for one request type, whose unhandled lets the other one in.',
  rationale:
    'One hook can be set to run for both: whoever comes by the other conjunction is let in without meeting a single rule.',
  source: 'Okta guide "Registration inline hook", "Run this hook: Both"',
  fix: 'Write unhandled: deny, or rules for the other request type.',
  find: ({ files }) =>
    files
      .filter(({ sound, source }) => {
        const meaning = effectiveOutcome(source.value.unhandled, source.value);
        return sound && meaning !== undefined && letsIn(meaning);
      })
      .flatMap(({ source }) =>
        hookOf(source.value)
          .requestTypes.filter((requestType) => !Object.hasOwn(source.value.requestTypes, requestType))
          .map((requestType) => {
            const message = `every ${requestType} request is let in: it has no rules here`;
            const hint = `write unhandled: deny, or rules for ${requestType}`;
            return findingAt(source, { at: '/unhandled' }, { message, hint });
          }),
      ),
};

/** One that would change the profile is refused where outcomes are compiled. */
function letsIn(outcome: EffectiveOutcome): boolean {
  return !denies(outcome) && outcome.set === undefined && outcome.commands === undefined;
}
