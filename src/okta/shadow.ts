import { withEnforced } from '../engine/enforced.ts';
import type { Evaluation, RuleVerdict } from '../engine/evaluate.ts';
import type { Strategy } from '../rules/rule-file.ts';
import type { CompiledOutcome } from './outcome.ts';
import type { DecisionKind } from './reply.ts';

/** What a shadow rule came to, and what it would have done. */
export interface ShadowVerdict {
  rule: RuleVerdict<CompiledOutcome>['rule'];
  verdict: RuleVerdict<CompiledOutcome>['verdict'];
  /** What the decision had been with this rule enforced, and all others as they are. */
  would: DecisionKind;
}

/**
 * Each shadow rule that was evaluated, or skipped, on its own. Under `first` those behind the rule that decided are
 * missing: they have not been evaluated, and could not have changed anything.
 *
 * @param kind what was decided
 * @param kindBy what is decided by another evaluation of the same request
 */
export function shadowVerdicts(
  evaluation: Evaluation<CompiledOutcome>,
  strategy: Strategy,
  kind: DecisionKind,
  kindBy: (evaluation: Evaluation<CompiledOutcome>) => DecisionKind,
): ShadowVerdict[] {
  return evaluation.verdicts
    .filter(({ rule }) => rule.mode === 'shadow')
    .map((shadow) => {
      const enforced = withEnforced(evaluation, shadow, strategy);
      const would = enforced === evaluation ? kind : kindBy(enforced);
      return { rule: shadow.rule, verdict: shadow.verdict, would };
    });
}
