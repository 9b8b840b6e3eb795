import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { type Coverage, percentOf } from './coverage.ts';
import type { TestResult } from './run.ts';

/** What a run of tests came to: what every format tells in its own way. */
export interface TestReport {
  /** What is wrong with the rules, and with the tests themselves. */
  diagnostics: Diagnostic[];
  results: TestResult[];
  /** What the evaluation took. */
  milliseconds: number;
  coverage?: Coverage;
  /** Whether a filter left tests out: then only files that the others are about are covered. */
  filtered?: boolean;
  /** In percent. */
  minCoverage?: number;
}

export function hasFailed({ failures }: TestResult): boolean {
  return failures.length > 0;
}

/** Whether the rules may go as they are: sound, as tested, and tested enough. */
export function isPassed(report: TestReport): boolean {
  return !(report.diagnostics.some(isError) || report.results.some(hasFailed) || isTooLittle(report));
}

/** Whether less is covered than is asked for. */
export function isTooLittle({ coverage, minCoverage }: TestReport): boolean {
  return coverage !== undefined && minCoverage !== undefined && percentOf(coverage) < minCoverage;
}

/** What the share of covered sides is about. */
export function coveredBy({ filtered }: TestReport): string {
  return filtered ? 'covered by the tests that were run' : 'covered';
}
