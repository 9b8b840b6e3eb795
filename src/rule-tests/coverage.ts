import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { CompiledOutcome } from '../decisions/compile-outcome.ts';
import { compareText, type Diagnostic, type Range } from '../diagnostics/diagnostic.ts';
import { diagnose, type Pointer, rangeOf } from '../diagnostics/source-file.ts';
import type { CompiledRule } from '../engine/compile.ts';
import { conditionsOf, testsIn } from '../engine/condition-node.ts';
import { type Trace, testInWords } from '../engine/trace.ts';
import type { TestCase } from './prepare.ts';
import type { TestResult } from './run.ts';

/** Results of rules and their tests that were observed in test runs. */
export interface Coverage {
  /** Two for each rule and for each test of its condition: true and false. */
  sides: number;
  seen: number;
  files: FileCoverage[];
}

export interface FileCoverage {
  path: string;
  sides: number;
  seen: number;
  /** In file order. */
  uncovered: Uncovered[];
}

/** A rule or a test of a condition with a result that was never observed. */
export interface Uncovered {
  what: string;
  range: Range;
  never: boolean[];
}

/** Selects the rules that are counted. */
export type RuleFilter = (endpoint: Endpoint, rule: CompiledRule<CompiledOutcome>) => boolean;

/**
 * Measures the coverage of rules by tests. Disabled rules are not counted, and a skipped rule was not observed. A test
 * in a named condition counts once, however many rules use it.
 */
export function coverageOf(
  endpoints: Iterable<Endpoint>,
  results: readonly TestResult[],
  counts: RuleFilter = () => true,
): Coverage {
  const byEndpoint = Map.groupBy(results, ({ test }) => test.endpoint);
  const files = [...endpoints]
    .map((endpoint) => fileCoverage(endpoint, observedIn(byEndpoint.get(endpoint) ?? []), counts))
    .toSorted((a, b) => compareText(a.path, b.path));
  const sum = (key: 'sides' | 'seen') => files.reduce((total, file) => total + file[key], 0);
  return { sides: sum('sides'), seen: sum('seen'), files };
}

/** Uncovered parts as diagnostics about the rule files, for annotations. */
export function coverageAsDiagnostics({ files }: Coverage): Diagnostic[] {
  return files.flatMap(({ path, uncovered }) =>
    uncovered.map(({ what, range, never }) => ({
      code: 'uncovered',
      severity: 'info' as const,
      message: `no test sees ${what} ${never.join(' or ')}`,
      file: path,
      range,
    })),
  );
}

/** In percent; 100 only if nothing is missing, or there is nothing to cover. */
export function percentOf({ sides, seen }: { sides: number; seen: number }): number {
  return sides === 0 ? 100 : Math.floor((seen / sides) * 1000) / 10;
}

/** The observed results, by position. */
type ObservedResults = Map<Pointer, Set<boolean>>;

function observedIn(results: readonly TestResult[]): ObservedResults {
  const seen: ObservedResults = new Map();
  const note = (at: Pointer, side: boolean) => seen.set(at, (seen.get(at) ?? new Set()).add(side));
  const noteTests = (trace: Trace): void => {
    if (trace.kind === 'test') note(trace.at, trace.result);
    else trace.of.forEach(noteTests);
  };
  const verdicts = results.flatMap(({ decision }) => decision?.verdicts ?? []);
  for (const { rule, verdict, trace, ifTrace } of verdicts) {
    if (verdict === 'passed' || verdict === 'failed') note(rule.at, verdict === 'passed');
    for (const one of [ifTrace, trace]) if (one !== undefined) noteTests(one);
  }
  return seen;
}

function fileCoverage(endpoint: Endpoint, observed: ObservedResults, counts: RuleFilter): FileCoverage {
  const { source } = endpoint;
  const parts = new Map<Pointer, string>();
  for (const { rules } of endpoint.requestTypes.values()) {
    for (const rule of rules.filter((one) => counts(endpoint, one))) {
      parts.set(rule.at, `rule ${rule.name}`);
      for (const test of conditionsOf(rule).flatMap(testsIn)) parts.set(test.at, testInWords(test));
    }
  }
  const uncovered = [...parts].flatMap(([at, what]) => {
    const never = [true, false].filter((side) => !observed.get(at)?.has(side));
    return never.length === 0 ? [] : [{ what, range: rangeOf(source, at), never }];
  });
  const sides = 2 * parts.size;
  const seen = uncovered.reduce((left, { never }) => left - never.length, sides);
  const inOrder = ({ range: { start: a } }: Uncovered, { range: { start: b } }: Uncovered) =>
    a.line - b.line || a.column - b.column;
  return { path: source.path, sides, seen, uncovered: uncovered.toSorted(inOrder) };
}

/** Warnings about rule files without tests. */
export function untestedFiles(endpoints: Iterable<Endpoint>, cases: readonly TestCase[]): Diagnostic[] {
  const tested = new Set(cases.map(({ endpoint }) => endpoint));
  return [...endpoints]
    .filter((endpoint) => !tested.has(endpoint))
    .toSorted((a, b) => compareText(a.source.path, b.source.path))
    .map(({ source, path }) => {
      const message = `no test is about ${path}`;
      const file = source.path.replace(/\.ya?ml$/, '.test.yaml');
      const hint = `write ${file}; hookgate schema rule-tests says what stands in it`;
      return diagnose(
        source,
        { at: '/endpoint' },
        { code: 'untested-file', severity: 'warn', message, hint },
      );
    });
}
