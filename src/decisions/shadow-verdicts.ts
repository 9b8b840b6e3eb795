import type { Evaluation, RuleVerdict, SkipReason } from '../engine/evaluate.ts';
import { withEnforced } from '../engine/evaluate.ts';
import type { Effect } from '../hooks/contract.ts';
import type { Strategy } from '../rules/rule-file.ts';
import type { CompiledOutcome } from './compile-outcome.ts';
import type { Reply } from './reply.ts';

/** Verdict of a shadow rule, and its effect if it were enforced. */
export interface ShadowVerdict {
  rule: RuleVerdict<CompiledOutcome>['rule'];
  verdict: RuleVerdict<CompiledOutcome>['verdict'];
  /** Why it was skipped. */
  skipped?: SkipReason;
  /** The decision if this rule alone were enforced. */
  would: Effect;
  /** The reply of that decision; only with a trace. */
  reply?: Reply;
}

/** The parts of a decision that enforcing a shadow rule changes. */
interface Enforced {
  kind: Effect;
  reply: Reply;
}

/**
 * The verdict of each shadow rule that was evaluated or skipped, each enforced on its own. With `strategy: first` the rules
 * after the deciding rule are missing: they were not evaluated and could not have changed anything.
 *
 * @param decided the actual decision
 * @param decideBy returns the decision that another evaluation of the same request results in
 * @param trace whether to keep the replies
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
      const { rule, verdict, skipped } = shadow;
      return { rule, verdict, ...(skipped && { skipped }), would: kind, ...(trace && { reply }) };
    });
}
