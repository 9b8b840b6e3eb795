import type { RuleList } from './compile.ts';
import type { Evaluation, RuleVerdict } from './evaluate.ts';

/**
 * What an evaluation had come to with one of its shadow rules enforced and all other rules as they are, without
 * evaluating anything again. The evaluation itself where that changes nothing.
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
  // No rule before it had decided, or it had not been evaluated; what comes behind it had not been.
  if (strategy === 'first') return { verdicts, decisive: [{ ...shadow, outcome: shadow.outcome }] };
  return {
    ...evaluation,
    decisive: verdicts.flatMap((verdict) => {
      const counts = verdict === shadow || verdict.rule.mode === 'enforce';
      return counts && verdict.outcome !== undefined ? [{ ...verdict, outcome: verdict.outcome }] : [];
    }),
  };
}
