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
  const observed = new Map<Endpoint, ObservedResults>();
  for (const { test, decision } of results) {
    const seen = observed.get(test.endpoint) ?? new Map();
    observed.set(test.endpoint, seen);
    for (const { rule, verdict, trace, ifTrace } of decision?.verdicts ?? []) {
      if (verdict === 'passed' || verdict === 'failed') note(seen, rule.at, verdict === 'passed');
      for (const one of [ifTrace, trace]) if (one !== undefined) noteTests(seen, one);
    }
  }
  const files = [...endpoints]
    .map((endpoint) => fileCoverage(endpoint, observed.get(endpoint) ?? new Map(), counts))
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

function note(seen: ObservedResults, at: Pointer, side: boolean): void {
  const sides = seen.get(at) ?? new Set();
  seen.set(at, sides.add(side));
}

function noteTests(seen: ObservedResults, trace: Trace): void {
  if (trace.kind === 'test') note(seen, trace.at, trace.result);
  else for (const child of trace.of) noteTests(seen, child);
}

function fileCoverage(endpoint: Endpoint, seen: ObservedResults, counts: RuleFilter): FileCoverage {
  const { source } = endpoint;
  const parts = new Map<Pointer, string>();
  for (const { rules } of endpoint.requestTypes.values()) {
    for (const rule of rules.filter((one) => counts(endpoint, one))) {
      parts.set(rule.at, `rule ${rule.name}`);
      for (const test of conditionsOf(rule).flatMap(testsIn)) parts.set(test.at, testInWords(test));
    }
  }
  const covered: FileCoverage = { path: source.path, sides: 2 * parts.size, seen: 0, uncovered: [] };
  for (const [at, what] of parts) {
    const sides = seen.get(at) ?? new Set();
    covered.seen += sides.size;
    const never = [true, false].filter((side) => !sides.has(side));
    if (never.length > 0) covered.uncovered.push({ what, range: rangeOf(source, at), never });
  }
  covered.uncovered.sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column,
  );
  return covered;
}

/** Warnings about rule files without tests. */
export function untestedFiles(endpoints: Iterable<Endpoint>, cases: readonly TestCase[]): Diagnostic[] {
  const tested = new Set(cases.map(({ endpoint }) => endpoint));
  return [...endpoints]
    .filter((endpoint) => !tested.has(endpoint))
    .toSorted((a, b) => compareText(a.source.path, b.source.path))
    .map(({ source, path }) =>
      diagnose(
        source,
        { at: '/endpoint' },
        {
          code: 'untested-file',
          severity: 'warn',
          message: `no test is about ${path}`,
          hint: `write ${source.path.replace(/\.ya?ml$/, '.test.yaml')}; hookgate schema rule-tests says what stands in it`,
        },
      ),
    );
}
