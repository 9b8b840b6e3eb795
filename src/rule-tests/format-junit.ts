import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { formatPlain } from '../diagnostics/format-text.ts';
import { formatJunit, type JunitSuite } from '../diagnostics/junit.ts';
import { failuresAsDiagnostics, titleOf } from './failure.ts';
import { coverageProblem, type TestReport } from './test-report.ts';

/** The report as JUnit XML: one suite per test file, one for errors in rules and tests, one for too little coverage. */
export function formatTestJunit(report: TestReport): string {
  const byFile = Map.groupBy(report.results, ({ test }) => test.file.path);
  const suites = [...byFile].map(([path, results]) => ({
    name: path,
    cases: results.map((result) => ({
      name: titleOf(result.test),
      classname: path,
      failures: failuresAsDiagnostics([result]).map(toFailure),
    })),
  }));
  return formatJunit([
    ...suites,
    ...errorSuite(report.diagnostics.filter(isError)),
    ...coverageSuite(report),
  ]);
}

function toFailure(diagnostic: Diagnostic): { message: string; text: string } {
  return { message: diagnostic.message, text: formatPlain([diagnostic]) };
}

function errorSuite(errors: readonly Diagnostic[]): JunitSuite[] {
  if (errors.length === 0) return [];
  const cases = errors.map((error) => ({
    name: error.code,
    classname: error.file,
    failures: [toFailure(error)],
  }));
  return [{ name: 'hookgate check', cases }];
}

function coverageSuite(report: TestReport): JunitSuite[] {
  const { coverage, minCoverage } = report;
  if (coverage === undefined || minCoverage === undefined) return [];
  const problem = coverageProblem(report);
  const failures = problem === undefined ? [] : [{ message: problem, text: problem }];
  return [
    { name: 'coverage', cases: [{ name: `at least ${minCoverage} %`, classname: 'coverage', failures }] },
  ];
}
