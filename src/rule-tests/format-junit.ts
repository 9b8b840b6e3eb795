import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { formatPlain } from '../diagnostics/format-text.ts';
import { formatJunit, type JunitSuite } from '../diagnostics/junit.ts';
import { percentOf } from './coverage.ts';
import { failureText, titleOf } from './failure.ts';
import { coveredBy, isTooLittle, type TestReport } from './test-report.ts';

/** The report as JUnit XML: one suite per test file, one for errors in rules and tests, one for too little coverage. */
export function formatTestJunit(report: TestReport): string {
  const byFile = Map.groupBy(report.results, ({ test }) => test.file.path);
  const suites = [...byFile].map(([path, results]) => ({
    name: path,
    cases: results.map((result) => ({
      name: titleOf(result.test),
      classname: path,
      failures: failureText(result),
    })),
  }));
  return formatJunit([...suites, ...unsound(report.diagnostics.filter(isError)), ...uncovered(report)]);
}

function unsound(errors: readonly Diagnostic[]): JunitSuite[] {
  if (errors.length === 0) return [];
  const cases = errors.map((error) => ({
    name: error.code,
    classname: error.file,
    failures: [
      {
        message: error.message,
        text: formatPlain([error]),
      },
    ],
  }));
  return [{ name: 'hookgate check', cases }];
}

function uncovered(report: TestReport): JunitSuite[] {
  const { coverage, minCoverage } = report;
  if (coverage === undefined || minCoverage === undefined) return [];
  const message = `${percentOf(coverage)} % ${coveredBy(report)}, and ${minCoverage} % are asked for`;
  const failures = isTooLittle(report) ? [{ message, text: message }] : [];
  return [
    { name: 'coverage', cases: [{ name: `at least ${minCoverage} %`, classname: 'coverage', failures }] },
  ];
}
