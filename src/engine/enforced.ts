import type { RuleList } from './compile.ts';
import type { Evaluation, RuleVerdict } from './evaluate.ts';

/**
 * The result of an evaluation if one of its shadow rules were enforced, derived without evaluating anything again.
 * Returns the same evaluation if that changes nothing.
 *
 * @param shadow one of the evaluation's verdicts, on a rule in shadow mode
 */
export function withEnforced<Outcome>(
  evaluation: Evaluation<Outcome>,
  shadow: RuleVerdict<Outcome>,
  strategy: RuleList<Outcome>['strategy'],
): Evaluation<Outcome> {
  const { verdicts, decisive } = evaluation;
  if (shadow.verdict === 'error') return { verdicts, decisive, failed: shadow };
  if (shadow.outcome === undefined) return evaluation;
  // Evaluated at all, so no rule before it decided; the rules behind it would not have been evaluated.
  if (strategy === 'first') return { verdicts, decisive: [{ ...shadow, outcome: shadow.outcome }] };
  return {
    ...evaluation,
    decisive: verdicts.flatMap((verdict) => {
      const counts = verdict === shadow || verdict.rule.mode === 'enforce';
      return counts && verdict.outcome !== undefined ? [{ ...verdict, outcome: verdict.outcome }] : [];
    }),
  };
}
