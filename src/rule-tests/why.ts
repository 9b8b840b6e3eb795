import type { Decision } from '../decisions/decision.ts';
import { rangeOf } from '../diagnostics/source-file.ts';
import { actualInWords, expiredInWords, matchedInWords, type Trace, testInWords } from '../engine/trace.ts';
import type { TestFailure } from './compare.ts';
import type { TestCase } from './prepare.ts';
import type { TestResult } from './run.ts';

/** The decision with its attribution: `deny, by corporate-email (rules/profile-enrollment.yaml:17)`. */
export function outcomeOf(result: TestResult): string {
  const { decision } = result;
  return decision === undefined
    ? 'refused with 400'
    : `${decision.kind}, by ${decidedBy(result.test, decision)}`;
}

function decidedBy(test: TestCase, decision: Decision): string {
  const { by, rules, verdicts, failure } = decision;
  const cause = failure === undefined ? '' : `: ${failure.message}`;
  if (by === 'default' || by === 'unhandled') return by;
  const { source } = test.endpoint;
  const places = verdicts
    .filter(({ rule }) => rules.includes(rule.name))
    .map(({ rule }) => `${rule.name} (${source.path}:${rangeOf(source, rule.at).start.line})`);
  return by === 'rules' ? places.join(', ') : ['onError', ...places].join(', after ') + cause;
}

/**
 * Reasons for the results of rules: the tests that made the difference.
 *
 * @param failures of the test: selects their rules, or the rules that decided if a failure is about the whole answer
 */
export function reasons({ test, decision, refusal }: TestResult, failures: readonly TestFailure[]): string[] {
  if (refusal !== undefined) return [`it is no request of this hook: ${refusal.message}`];
  const { source } = test.endpoint;
  const lineOf = (at: string) => `${source.path}:${rangeOf(source, at).start.line}`;
  const names = failures.flatMap(({ rule }) => rule ?? (decision === undefined ? [] : decisive(decision)));
  const tests = (decision?.verdicts ?? [])
    .filter(({ rule, trace }) => names.includes(rule.name) && trace !== undefined)
    .flatMap(({ rule, verdict, trace }) => {
      const leaves = trace === undefined ? [] : decisiveTests(trace);
      return leaves.map((leaf) => {
        const held = leaf.result ? 'holds' : 'does not hold';
        const entries = [
          ...(leaf.matched ?? []).map(matchedInWords),
          ...(leaf.expired ?? []).map(expiredInWords),
        ];
        return `${rule.name} ${verdict}: ${testInWords(leaf)} ${held}, it is ${actualInWords(leaf)} (${lineOf(leaf.at)})${entries.map((words) => `; ${words}`).join('')}`;
      });
    });
  const inShadow = isAboutAnswer(failures)
    ? (decision?.shadow ?? []).filter(({ would }) => would !== decision?.kind)
    : [];
  const leftOut = isAboutAnswer(failures) ? (decision?.leftOut ?? []) : [];
  return [
    ...tests,
    ...inShadow.map(
      ({ rule, would }) =>
        `${rule.name} is in shadow: enforced, it would decide ${would} (${lineOf(rule.at)})`,
    ),
    ...leftOut.map(({ name, reason, at }) => `${name} is left out: ${reason} (${lineOf(at)})`),
  ];
}

/** Whether a failure is about the whole answer. */
function isAboutAnswer(failures: readonly TestFailure[]): boolean {
  return failures.some(({ rule }) => rule === undefined);
}

function decisive({ by, rules, verdicts }: Decision): readonly string[] {
  // If no rule decided, all of them are reasons.
  return by === 'default' ? verdicts.map(({ rule }) => rule.name) : rules;
}

/** The tests that determine the result of a condition. */
function decisiveTests(trace: Trace): Extract<Trace, { kind: 'test' }>[] {
  if (trace.kind === 'test') return [trace];
  const settling = trace.kind === 'all' || trace.kind === 'any';
  const of = settling ? trace.of.filter(({ result }) => result === trace.result) : trace.of;
  return of.flatMap(decisiveTests);
}
