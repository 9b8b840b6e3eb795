import { rangeOf } from '../diagnostics/source-file.ts';
import { percentOf } from './coverage.ts';
import { hasFailed, isPassed, type TestReport } from './test-report.ts';

/** For programs: one object with everything that the text says. */
export function formatTestJson(report: TestReport): string {
  const { diagnostics, results, milliseconds, coverage } = report;
  const failed = results.filter(hasFailed).length;
  const tests = results.map(({ test, decision, failures }) => ({
    file: test.file.path,
    ...rangeOf(test.file, test.at).start,
    name: test.name,
    ...(test.row !== undefined && { row: test.row }),
    passed: failures.length === 0,
    ...(decision && { decision: decision.kind, by: decision.by, rules: decision.rules }),
    failures: failures.map(({ what, expected, actual, at }) => ({
      what,
      expected,
      actual: actual ?? null,
      ...rangeOf(test.file, at, 'key').start,
    })),
  }));
  const whole = {
    passed: isPassed(report),
    counts: { tests: results.length, passed: results.length - failed, failed },
    milliseconds: Math.round(milliseconds),
    diagnostics,
    tests,
    ...(coverage && {
      coverage: {
        percent: percentOf(coverage),
        files: coverage.files.map((file) => ({ ...file, percent: percentOf(file) })),
      },
    }),
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
