import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FactReader, RequestAlmanac } from './almanac.ts';
import type { CompiledRule, RuleList } from './compile.ts';
import { explain, type Trace } from './trace.ts';

/** Milliseconds for which one request's rules may hold the thread. */
const LONGEST_TURN = 10;

/** So many tests take less than a turn, patterns on long texts too. Looking at the clock takes as long as a test. */
const TESTS_BETWEEN_LOOKS = 16;

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

export interface EvaluateOptions {
  /** Milliseconds since 1970: the one moment at which all rules are evaluated. */
  now: number;
  /**
   * When to end between two rules, as `performance.now()` tells it. What the evaluation has come to is then of no use.
   */
  until?: number;
  /** Whether each verdict says how it came about. */
  trace?: boolean;
}

/**
 * Evaluates the rules of one request, one after the other in file order, by json-rules-engine's classes.
 * Nothing is kept between two calls. Never rejects: a rule that cannot be evaluated is a verdict.
 */
export function evaluate<Outcome>(
  list: RuleList<Outcome>,
  read: FactReader,
  { now, until = Number.POSITIVE_INFINITY, trace = false }: EvaluateOptions,
): Promise<Evaluation<Outcome>> {
  const almanac = list.vocabulary.almanac(read, now);
  const evaluation = judgeRules(list, almanac, until);
  return trace ? evaluation.then((judged) => withTraces(judged, almanac)) : evaluation;
}

/** An evaluation in which nothing is written down for a trace. */
export async function judgeRules<Outcome>(
  { rules, strategy }: RuleList<Outcome>,
  almanac: RequestAlmanac,
  until: number,
): Promise<Evaluation<Outcome>> {
  const evaluation: Evaluation<Outcome> = { verdicts: [], decisive: [] };
  let turn = performance.now();
  let tests = 0;
  for (const rule of rules) {
    tests += rule.tests;
    if (tests > TESTS_BETWEEN_LOOKS) {
      tests = rule.tests;
      const time = performance.now();
      if (time >= until) break;
      if (time - turn > LONGEST_TURN) {
        await nextTurn();
        turn = performance.now();
      }
    }
    const verdict = judge(rule, almanac);
    evaluation.verdicts.push(verdict);
    if (rule.mode === 'shadow') continue;
    if (verdict.verdict === 'error') return { ...evaluation, failed: verdict };
    if (!hasOutcome(verdict)) continue;
    evaluation.decisive.push(verdict);
    if (strategy === 'first') break;
  }
  return evaluation;
}

/**
 * The evaluation that follows from verdicts that are known already: nothing is evaluated.
 *
 * @param verdictOf the verdict of each enforced rule; shadow rules are left out
 */
export function evaluationOf<Outcome>(
  { rules, strategy }: Pick<RuleList<Outcome>, 'rules' | 'strategy'>,
  verdictOf: (rule: CompiledRule<Outcome>) => RuleVerdict<Outcome>['verdict'],
): Evaluation<Outcome> {
  const evaluation: Evaluation<Outcome> = { verdicts: [], decisive: [] };
  for (const rule of rules.filter(({ mode }) => mode === 'enforce')) {
    const verdict = withOutcome(rule, verdictOf(rule));
    evaluation.verdicts.push(verdict);
    if (verdict.verdict === 'error') return { ...evaluation, failed: verdict };
    if (!hasOutcome(verdict)) continue;
    evaluation.decisive.push(verdict);
    if (strategy === 'first') break;
  }
  return evaluation;
}

function judge<Outcome>(rule: CompiledRule<Outcome>, almanac: RequestAlmanac): RuleVerdict<Outcome> {
  if (almanac.now < rule.validFrom || almanac.now >= rule.validUntil) return { rule, verdict: 'skipped' };
  try {
    return withOutcome(rule, rule.condition.holds(almanac) ? 'passed' : 'failed');
  } catch (error) {
    return { rule, verdict: 'error', error };
  }
}

function withOutcome<Outcome>(
  rule: CompiledRule<Outcome>,
  verdict: RuleVerdict<Outcome>['verdict'],
): RuleVerdict<Outcome> {
  const { then, otherwise } = rule.outcomes;
  const outcome = verdict === 'passed' ? then : verdict === 'failed' ? otherwise : undefined;
  return outcome === undefined ? { rule, verdict } : { rule, verdict, outcome };
}

function hasOutcome<Outcome>(
  verdict: RuleVerdict<Outcome>,
): verdict is RuleVerdict<Outcome> & { outcome: Outcome } {
  return verdict.outcome !== undefined;
}

/** The same facts come to the same, so each rule is judged once more, and this time asked how it came about. */
function withTraces<Outcome>(evaluation: Evaluation<Outcome>, almanac: RequestAlmanac): Evaluation<Outcome> {
  for (const verdict of evaluation.verdicts) {
    const { when, engineRule } = verdict.rule;
    if (verdict.verdict === 'passed' || verdict.verdict === 'failed')
      verdict.trace = explain(when, engineRule.account(almanac), almanac);
  }
  return evaluation;
}
