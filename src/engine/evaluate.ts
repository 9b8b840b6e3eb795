import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CompiledRule, RuleList } from './compile.ts';
import { explain, type Trace } from './explain.ts';
import type { FactReader } from './vocabulary.ts';

/** Milliseconds for which one request's rules may hold the thread. */
const LONGEST_TURN = 10;

/** What one rule came to. */
export interface RuleVerdict<Outcome> {
  rule: CompiledRule<Outcome>;
  /** Whether its condition held; skipped: outside of its window; error: it could not be evaluated. */
  verdict: 'passed' | 'failed' | 'skipped' | 'error';
  /** What it asks for, in whichever mode it is. */
  outcome?: Outcome;
  error?: unknown;
  trace?: Trace;
}

export interface Evaluation<Outcome> {
  /** In file order; under `first` without the rules behind the one that decided. */
  verdicts: RuleVerdict<Outcome>[];
  /** The outcomes that count, in file order. */
  decisive: (RuleVerdict<Outcome> & { outcome: Outcome })[];
  /** The enforced rule that could not be evaluated. The decision has failed with it. */
  failed?: RuleVerdict<Outcome>;
}

/**
 * Evaluates the rules of one request, one after the other in file order, with json-rules-engine.
 * Nothing is kept between two calls. Never rejects: a rule that cannot be evaluated is a verdict.
 *
 * @param now milliseconds since 1970, the one moment at which all rules are evaluated
 * @param signal ends the evaluation between two rules; what it has come to is then of no use
 */
export async function evaluate<Outcome>(
  { rules, strategy, vocabulary, named }: RuleList<Outcome>,
  read: FactReader,
  { now, trace = false, signal }: { now: number; trace?: boolean; signal?: AbortSignal },
): Promise<Evaluation<Outcome>> {
  const almanac = vocabulary.almanac(read, now);
  const evaluation: Evaluation<Outcome> = { verdicts: [], decisive: [] };
  const evaluateRule = async (rule: CompiledRule<Outcome>): Promise<RuleVerdict<Outcome>> => {
    if (now < rule.validFrom || now >= rule.validUntil) return { rule, verdict: 'skipped' };
    try {
      const { result, conditions } = await rule.engineRule.evaluate(almanac);
      const passed = result === true;
      const outcome = passed ? rule.outcomes.then : rule.outcomes.otherwise;
      return {
        rule,
        verdict: passed ? 'passed' : 'failed',
        ...(outcome !== undefined && { outcome }),
        ...(trace && { trace: explain(rule.when, conditions, passed, named) }),
      };
    } catch (error) {
      return { rule, verdict: 'error', error };
    }
  };
  let turn = performance.now();
  for (const rule of rules) {
    // json-rules-engine's promises never leave the current turn: others would wait for the last of many rules.
    if (performance.now() - turn > LONGEST_TURN) {
      await nextTurn();
      turn = performance.now();
    }
    if (signal?.aborted) break;
    const verdict = await evaluateRule(rule);
    evaluation.verdicts.push(verdict);
    if (rule.mode === 'shadow') continue;
    if (verdict.verdict === 'error') return { ...evaluation, failed: verdict };
    if (verdict.outcome === undefined) continue;
    evaluation.decisive.push({ ...verdict, outcome: verdict.outcome });
    if (strategy === 'first') break;
  }
  return evaluation;
}
