import type { Decision } from '../decisions/decision.ts';
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { diagnose, type Pointer, rangeOf } from '../diagnostics/source-file.ts';
import { actualInWords, expiredInWords, matchedInWords, type Trace, testInWords } from '../engine/trace.ts';
import type { TestFailure } from './compare.ts';
import type { TestCase } from './prepare.ts';
import type { TestResult } from './run.ts';

/** The title of a test in reports: `a wrong number is denied [row 2]`. */
export function titleOf({ name, row }: TestCase): string {
  return row === undefined ? name : `${name} [row ${row}]`;
}

/** Maximum width of a value on one line. */
const WIDTH = 200;

/** A value on one line: JSON, or a plain word. */
export function inLine(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' && /^[a-z]+$/.test(value) ? value : JSON.stringify(value);
  return text.length > WIDTH ? `${text.slice(0, WIDTH)}…` : text;
}

/** A failure in one line: `expected decision allow, got deny, by corporate-email (…)`. */
export function failureInLine({ what, expected, actual }: TestFailure, result: TestResult): string {
  const outcome = outcomeOf(result);
  const came = what === 'decision' ? outcome : `${inLine(actual)}; the answer is ${outcome}`;
  return `expected ${what} ${inLine(expected)}, got ${came}`;
}

/** Failed tests as diagnostics about their files. */
export function failuresAsDiagnostics(results: readonly TestResult[]): Diagnostic[] {
  const found = results.flatMap((result) =>
    result.failures.map((failure) => {
      const message = `test "${titleOf(result.test)}": ${failureInLine(failure, result)}`;
      const hint = reasons(result, [failure]).join('; ');
      const finding = { code: 'test-failed', message, ...(hint !== '' && { hint }) } as const;
      return diagnose(result.test.file, { at: failure.at }, finding);
    }),
  );
  return sortDiagnostics(found);
}

/** The decision with its attribution: `deny, by corporate-email (rules/profile-enrollment.yaml:17)`. */
export function outcomeOf(result: TestResult): string {
  const { decision } = result;
  return decision === undefined
    ? 'refused with 400'
    : `${decision.kind}, by ${decidedBy(result.test, decision)}`;
}

function decidedBy(test: TestCase, { by, rules, verdicts, failure }: Decision): string {
  if (by === 'default' || by === 'unhandled') return by;
  const places = verdicts
    .filter(({ rule }) => rules.includes(rule.name))
    .map(({ rule }) => `${rule.name} (${placeOf(test, rule.at)})`);
  if (by === 'rules') return places.join(', ');
  const cause = failure === undefined ? '' : `: ${failure.message}`;
  return ['onError', ...places].join(', after ') + cause;
}

function placeOf({ endpoint: { source } }: TestCase, at: Pointer): string {
  return `${source.path}:${rangeOf(source, at).start.line}`;
}

/**
 * Reasons for the results of rules: the tests that made the difference.
 *
 * @param failures of the test: selects their rules, or the rules that decided if a failure is about the whole answer
 */
export function reasons({ test, decision, refusal }: TestResult, failures: readonly TestFailure[]): string[] {
  if (refusal !== undefined) return [`it is no request of this hook: ${refusal.message}`];
  if (decision === undefined) return [];
  const { kind, verdicts, shadow, leftOut = [] } = decision;
  const names = failures.flatMap(({ rule }) => rule ?? decisive(decision));
  const notToBeAsked = failures.flatMap(({ rule, expected }) => (expected === 'skipped' ? rule : []));
  const ofVerdicts = verdicts
    .filter(({ rule }) => names.includes(rule.name))
    .flatMap((verdict) => reasonsOf(verdict, notToBeAsked.includes(verdict.rule.name), test));
  const tests = [...ofVerdicts, ...reasonsOfOthers(decision, names, test)];
  const isAboutAnswer = failures.some(({ rule }) => rule === undefined);
  if (!isAboutAnswer) return tests;
  const inShadow = shadow
    .filter(({ would }) => would !== kind)
    .map(
      ({ rule, would }) =>
        `${rule.name} is in shadow: enforced, it would decide ${would} (${placeOf(test, rule.at)})`,
    );
  const omissions = leftOut.map(
    ({ name, reason, at }) => `${name} is left out: ${reason} (${placeOf(test, at)})`,
  );
  return [...tests, ...inShadow, ...omissions];
}

/** Reasons for the result of one rule; those of its `if` if it is skipped, or should have been. */
function reasonsOf(
  { rule, verdict, skipped, trace, ifTrace }: Decision['verdicts'][number],
  notToBeAsked: boolean,
  test: TestCase,
): string[] {
  if (skipped === 'window')
    return [`${rule.name} skipped: outside of its validity window (${placeOf(test, rule.at)})`];
  const leavesOf = (one: Trace | undefined, word: string) =>
    (one === undefined ? [] : decisiveTests(one)).map(
      (leaf) => `${rule.name} ${word}: ${testWords(leaf, test)}`,
    );
  if (skipped === 'if') return leavesOf(ifTrace, 'skipped');
  return [...leavesOf(notToBeAsked ? ifTrace : undefined, 'not skipped'), ...leavesOf(trace, verdict)];
}

/** Under `strategy: first` the rules behind the deciding one have no verdict. */
function reasonsOfOthers({ verdicts }: Decision, names: readonly string[], test: TestCase): string[] {
  const judged = new Set(verdicts.map(({ rule }) => rule.name));
  const last = verdicts.findLast(({ outcome, rule }) => outcome !== undefined && rule.mode === 'enforce');
  if (last === undefined) return [];
  return names
    .filter((name) => !judged.has(name))
    .map((name) => `${name} skipped: ${last.rule.name} (${placeOf(test, last.rule.at)}) decided before it`);
}

type TestTrace = Extract<Trace, { kind: 'test' }>;

function testWords(trace: TestTrace, test: TestCase): string {
  const held = trace.result ? 'holds' : 'does not hold';
  const { note, matched = [], expired = [] } = trace;
  const rows = [
    ...(note === undefined ? [] : [note]),
    ...matched.map(matchedInWords),
    ...expired.map(expiredInWords),
  ];
  const words = `${testInWords(trace)} ${held}, it is ${actualInWords(trace)} (${placeOf(test, trace.at)})`;
  return [words, ...rows].join('; ');
}

function decisive({ by, rules, verdicts }: Decision): readonly string[] {
  // If no rule decided, all of them are reasons.
  return by === 'default' ? verdicts.map(({ rule }) => rule.name) : rules;
}

/** The tests that determine the result of a condition. */
function decisiveTests(trace: Trace): TestTrace[] {
  if (trace.kind === 'test') return [trace];
  const settling = trace.kind === 'all' || trace.kind === 'any';
  const of = settling ? trace.of.filter(({ result }) => result === trace.result) : trace.of;
  return of.flatMap(decisiveTests);
}
