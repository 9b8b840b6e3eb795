import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { CompiledOutcome } from '../decisions/compile-outcome.ts';
import { compareText, type Diagnostic, type Range } from '../diagnostics/diagnostic.ts';
import { type Pointer, rangeOf } from '../diagnostics/source-file.ts';
import type { CompiledRule } from '../engine/compile.ts';
import { testsIn } from '../engine/condition-node.ts';
import { type Trace, testInWords } from '../engine/trace.ts';
import type { TestResult } from './run.ts';

/** How much of the rules was seen to hold and seen not to hold. */
export interface Coverage {
  /** Two for each rule, and two for each test of its condition: it held, it did not. */
  sides: number;
  seen: number;
  files: FileCoverage[];
}

export interface FileCoverage {
  path: string;
  sides: number;
  seen: number;
  /** In the order of the file. */
  uncovered: Uncovered[];
}

/** A rule or a test of a condition of which a side was never seen. */
export interface Uncovered {
  what: string;
  range: Range;
  never: boolean[];
}

/** Whether a rule counts. */
export type RuleFilter = (endpoint: Endpoint, rule: CompiledRule<CompiledOutcome>) => boolean;

/**
 * Holds what tests have seen against the rules. Rules that are disabled do not count, and what was skipped was not seen.
 * A test within a named condition counts once, however many rules use it.
 */
export function coverageOf(
  endpoints: Iterable<Endpoint>,
  results: readonly TestResult[],
  counts: RuleFilter = () => true,
): Coverage {
  const sightings = new Map<Endpoint, Sightings>();
  for (const { test, decision } of results) {
    const seen = sightings.get(test.endpoint) ?? new Map();
    sightings.set(test.endpoint, seen);
    for (const { rule, verdict, trace } of decision?.verdicts ?? []) {
      if (verdict === 'passed' || verdict === 'failed') note(seen, rule.at, verdict === 'passed');
      if (trace !== undefined) noteTests(seen, trace);
    }
  }
  const files = [...endpoints]
    .map((endpoint) => fileCoverage(endpoint, sightings.get(endpoint) ?? new Map(), counts))
    .toSorted((a, b) => compareText(a.path, b.path));
  const sum = (key: 'sides' | 'seen') => files.reduce((total, file) => total + file[key], 0);
  return { sides: sum('sides'), seen: sum('seen'), files };
}

/** What no test has seen, as findings about the rule files: for annotations. */
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

/** In percent; 100 only where nothing is missing, and where there is nothing to be seen. */
export function percentOf({ sides, seen }: { sides: number; seen: number }): number {
  return sides === 0 ? 100 : Math.floor((seen / sides) * 1000) / 10;
}

/** By place, which sides were seen. */
type Sightings = Map<Pointer, Set<boolean>>;

function note(seen: Sightings, at: Pointer, side: boolean): void {
  const sides = seen.get(at) ?? new Set();
  seen.set(at, sides.add(side));
}

function noteTests(seen: Sightings, trace: Trace): void {
  if (trace.kind === 'test') note(seen, trace.at, trace.result);
  else for (const child of trace.of) noteTests(seen, child);
}

function fileCoverage(endpoint: Endpoint, seen: Sightings, counts: RuleFilter): FileCoverage {
  const { source } = endpoint;
  const parts = new Map<Pointer, string>();
  for (const { rules } of endpoint.requestTypes.values()) {
    for (const rule of rules.filter((one) => counts(endpoint, one))) {
      parts.set(rule.at, `rule ${rule.name}`);
      for (const test of testsIn(rule.when)) parts.set(test.at, testInWords(test));
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
