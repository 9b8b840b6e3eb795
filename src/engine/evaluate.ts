import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FactPath } from '../rules/fact-path.ts';
import type { FactReader, RequestAlmanac } from './almanac.ts';
import type { CompiledPart, CompiledRule, RuleList } from './compile.ts';
import { explain, type Trace } from './trace.ts';

/** Milliseconds for which one request's rules may block the event loop. */
const LONGEST_TURN = 10;

/**
 * Tests between two looks at the clock, which take as long as a test. So many stay below LONGEST_TURN, long texts
 * included.
 */
const TESTS_BETWEEN_LOOKS = 16;

/** The reasons for which a rule is skipped, as predicates. */
export const SKIPPED = {
  window: 'is outside of its validity window',
  if: 'is not for this request',
} as const;

/** Why a rule is skipped: the time is outside of its validity window, or its `if` does not hold. */
export type SkipReason = keyof typeof SKIPPED;

/** The result of one rule. */
export interface RuleVerdict<Outcome> {
  rule: CompiledRule<Outcome>;
  /** Result of its condition; `error` if it could not be evaluated. */
  verdict: 'passed' | 'failed' | 'skipped' | 'error';
  /** Why it was skipped. */
  skipped?: SkipReason;
  /** The outcome for this verdict, also of a shadow rule. */
  outcome?: Outcome;
  error?: unknown;
  trace?: Trace;
  /** The trace of its `if`. */
  ifTrace?: Trace;
}

export interface Evaluation<Outcome> {
  /** In file order; under `first` only up to the rule that decided. */
  verdicts: RuleVerdict<Outcome>[];
  /** The verdicts whose outcomes apply, in file order. */
  decisive: (RuleVerdict<Outcome> & { outcome: Outcome })[];
  /** The enforced rule that could not be evaluated, which fails the decision. */
  failed?: RuleVerdict<Outcome>;
}

export interface EvaluateOptions {
  /** Time at which all rules are evaluated, in milliseconds since 1970. */
  now: number;
  /** Deadline by `performance.now()`; an evaluation that it ends is incomplete, and must not be used. */
  until?: number;
  /** Adds a trace to each verdict. */
  trace?: boolean;
  /** For traces: the origin of a fact. */
  noteOf?: (path: FactPath) => string | undefined;
}

/**
 * Evaluates the rules for one request in file order, with json-rules-engine's classes. Keeps no state between calls.
 * Never rejects: a rule that cannot be evaluated has the verdict `error`.
 */
export function evaluate<Outcome>(
  list: RuleList<Outcome>,
  read: FactReader,
  { now, until = Number.POSITIVE_INFINITY, trace = false, noteOf }: EvaluateOptions,
): Promise<Evaluation<Outcome>> {
  const almanac = list.vocabulary.almanac(read, now);
  const evaluation = judgeRules(list, almanac, until);
  return trace ? evaluation.then((judged) => withTraces(judged, almanac, noteOf)) : evaluation;
}

/** Evaluates rules without traces. */
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
    if (addVerdict(evaluation, judge(rule, almanac), strategy)) break;
  }
  return evaluation;
}

/**
 * Derives an evaluation from known verdicts, without evaluating anything.
 *
 * @param verdictOf the verdict of each enforced rule; shadow rules are left out
 */
export function evaluationOf<Outcome>(
  { rules, strategy }: Pick<RuleList<Outcome>, 'rules' | 'strategy'>,
  verdictOf: (rule: CompiledRule<Outcome>) => RuleVerdict<Outcome>['verdict'],
): Evaluation<Outcome> {
  const evaluation: Evaluation<Outcome> = { verdicts: [], decisive: [] };
  for (const rule of rules)
    if (rule.mode === 'enforce' && addVerdict(evaluation, withOutcome(rule, verdictOf(rule)), strategy))
      break;
  return evaluation;
}

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
  if (!hasOutcome(shadow)) return evaluation;
  // Evaluated at all, so no rule before it decided; the rules behind it would not have been evaluated.
  if (strategy === 'first') return { verdicts, decisive: [shadow] };
  return {
    ...evaluation,
    decisive: verdicts.flatMap((verdict) => {
      const counts = verdict === shadow || verdict.rule.mode === 'enforce';
      return counts && hasOutcome(verdict) ? [verdict] : [];
    }),
  };
}

/** Adds a verdict; returns whether the evaluation is complete with it. */
function addVerdict<Outcome>(
  evaluation: Evaluation<Outcome>,
  verdict: RuleVerdict<Outcome>,
  strategy: RuleList<Outcome>['strategy'],
): boolean {
  evaluation.verdicts.push(verdict);
  if (verdict.rule.mode === 'shadow') return false;
  if (verdict.verdict === 'error') {
    evaluation.failed = verdict;
    return true;
  }
  if (!hasOutcome(verdict)) return false;
  evaluation.decisive.push(verdict);
  return strategy === 'first';
}

function judge<Outcome>(rule: CompiledRule<Outcome>, almanac: RequestAlmanac): RuleVerdict<Outcome> {
  if (almanac.now < rule.validFrom || almanac.now >= rule.validUntil)
    return { rule, verdict: 'skipped', skipped: 'window' };
  try {
    if (rule.ifCondition?.holds(almanac) === false) return { rule, verdict: 'skipped', skipped: 'if' };
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

/** Adds traces by evaluating each rule a second time: the same facts have the same result. */
function withTraces<Outcome>(
  evaluation: Evaluation<Outcome>,
  almanac: RequestAlmanac,
  noteOf: EvaluateOptions['noteOf'],
): Evaluation<Outcome> {
  const traceOf = ({ node, engineRule }: CompiledPart) =>
    explain(node, engineRule.resultsOf(almanac), almanac, noteOf);
  for (const verdict of evaluation.verdicts) {
    const { if: only, when } = verdict.rule;
    if (verdict.verdict === 'error' || verdict.skipped === 'window') continue;
    if (only !== undefined) verdict.ifTrace = traceOf(only);
    if (verdict.skipped === undefined) verdict.trace = traceOf(when);
  }
  return evaluation;
}
