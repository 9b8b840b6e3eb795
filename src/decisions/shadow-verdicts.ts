import type { Evaluation, RuleVerdict } from '../engine/evaluate.ts';
import { withEnforced } from '../engine/evaluate.ts';
import type { Strategy } from '../rules/rule-file.ts';
import type { CompiledOutcome } from './compile-outcome.ts';
import type { DecisionKind, Reply } from './reply.ts';

/** What a shadow rule came to, and what it would have done. */
export interface ShadowVerdict {
  rule: RuleVerdict<CompiledOutcome>['rule'];
  verdict: RuleVerdict<CompiledOutcome>['verdict'];
  /** What the decision had been with this rule enforced, and all others as they are. */
  would: DecisionKind;
  /** The reply of that decision; only where a trace is asked for. */
  reply?: Reply;
}

/** A decision, as far as enforcing a shadow rule changes it. */
interface Enforced {
  kind: DecisionKind;
  reply: Reply;
}

/**
 * Each shadow rule that was evaluated, or skipped, on its own. Under `first` those behind the rule that decided are
 * missing: they have not been evaluated, and could not have changed anything.
 *
 * @param decided the decision as it was made
 * @param decideBy makes the decision that another evaluation of the same request leads to
 * @param trace whether the replies are wanted
 */
export function shadowVerdicts(
  evaluation: Evaluation<CompiledOutcome>,
  strategy: Strategy,
  decided: Enforced,
  decideBy: (evaluation: Evaluation<CompiledOutcome>) => Enforced,
  trace: boolean,
): ShadowVerdict[] {
  return evaluation.verdicts
    .filter(({ rule }) => rule.mode === 'shadow')
    .map((shadow) => {
      const enforced = withEnforced(evaluation, shadow, strategy);
      const { kind, reply } = enforced === evaluation ? decided : decideBy(enforced);
      return { rule: shadow.rule, verdict: shadow.verdict, would: kind, ...(trace && { reply }) };
    });
}
