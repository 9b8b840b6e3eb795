import { toLegibleJson } from '../diagnostics/legible-json.ts';
import { rangeOf } from '../diagnostics/source-file.ts';
import { percentOf } from './coverage.ts';
import { outcomeOf, reasons } from './failure.ts';
import type { TestResult } from './run.ts';
import { hasFailed, isPassed, type TestReport } from './test-report.ts';

/** The report as JSON, with everything that the text format says. */
export function formatTestJson(report: TestReport): string {
  const { diagnostics, results, milliseconds, coverage, filtered } = report;
  const failed = results.filter(hasFailed).length;
  const whole = {
    passed: isPassed(report),
    counts: { tests: results.length, passed: results.length - failed, failed },
    milliseconds: Math.round(milliseconds),
    diagnostics,
    tests: results.map(toJson),
    ...(coverage && {
      coverage: {
        percent: percentOf(coverage),
        ...(filtered && { filtered }),
        files: coverage.files.map((file) => ({ ...file, percent: percentOf(file) })),
      },
    }),
  };
  return toLegibleJson(whole);
}

function toJson(result: TestResult): object {
  const { test, decision, failures } = result;
  const failed = failures.length > 0;
  return {
    file: test.file.path,
    ...rangeOf(test.file, test.at).start,
    name: test.name,
    ...(test.row !== undefined && { row: test.row }),
    passed: !failed,
    ...(decision && { decision: decision.kind, by: decision.by, rules: decision.rules }),
    ...(failed && { outcome: outcomeOf(result), why: reasons(result, failures) }),
    failures: failures.map(({ what, expected, actual, at }) => ({
      what,
      expected,
      // Left out if the answer has none, which differs from null.
      actual,
      ...rangeOf(test.file, at, 'key').start,
    })),
  };
}
