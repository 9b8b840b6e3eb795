import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { type Coverage, percentOf } from './coverage.ts';
import type { TestResult } from './run.ts';

/** The result of a test run, for all formats. */
export interface TestReport {
  diagnostics: Diagnostic[];
  results: TestResult[];
  milliseconds: number;
  coverage?: Coverage;
  /** True if a filter left tests out; coverage is then limited to the files of the others. */
  filtered?: boolean;
  /** Required coverage in percent. */
  minCoverage?: number;
}

export function hasFailed({ failures }: TestResult): boolean {
  return failures.length > 0;
}

/** True if there are no errors, no failed tests and enough coverage. */
export function isPassed(report: TestReport): boolean {
  return !(report.diagnostics.some(isError) || report.results.some(hasFailed) || coverageProblem(report));
}

/** Message about a coverage below the required one. */
export function coverageProblem(report: TestReport): string | undefined {
  const { coverage, minCoverage } = report;
  if (coverage === undefined || minCoverage === undefined || percentOf(coverage) >= minCoverage)
    return undefined;
  return `${percentOf(coverage)} % ${coveredBy(report)}, and ${minCoverage} % are asked for`;
}

export function coveredBy({ filtered }: TestReport): string {
  return filtered ? 'covered by the tests that were run' : 'covered';
}
