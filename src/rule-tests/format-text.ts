import { diff } from 'node:util';
import { isError } from '../diagnostics/diagnostic.ts';
import { formatText, type Paint, type TextOf, visible } from '../diagnostics/format-text.ts';
import { rangeOf } from '../diagnostics/source-file.ts';
import type { TestFailure } from './compare.ts';
import { type Coverage, percentOf, type Uncovered } from './coverage.ts';
import { inLine, outcomeOf, reasons, titleOf } from './failure.ts';
import type { TestResult } from './run.ts';
import { coverageProblem, coveredBy, hasFailed, type TestReport } from './test-report.ts';

/** The report for a terminal: a line per file, failures with reasons, uncovered parts, the total. */
export function formatTestText(report: TestReport, textOf: TextOf, paint: Paint): string {
  const { diagnostics, results, coverage } = report;
  const findings = formatText(diagnostics, textOf, paint);
  if (results.length === 0) return `${findings}${paint('red', 'no test was run')}\n`;
  const byFile = Map.groupBy(results, ({ test }) => test.file.path);
  const parts = [
    [...byFile].map(([path, ofFile]) => `${visible(path)}  ${counts(ofFile, paint)}\n`).join(''),
    ...results.filter(hasFailed).map((result) => failedTest(result, paint)),
    ...(coverage === undefined ? [] : [coverageText(coverage, report, paint)]),
    summary(report, paint),
  ];
  return findings + parts.join('\n');
}

function counts(results: readonly TestResult[], paint: Paint): string {
  const failed = results.filter(hasFailed).length;
  const passed = paint(failed === 0 ? 'green' : 'dim', `${results.length - failed} passed`);
  return failed === 0 ? passed : `${passed}, ${paint('red', `${failed} failed`)}`;
}

function failedTest(result: TestResult, paint: Paint): string {
  const { test, failures } = result;
  const { line, column } = rangeOf(test.file, test.at).start;
  const place = paint('bold', visible(`${test.file.path}:${line}:${column}`));
  const lines = [
    `${place} ${visible(`test "${titleOf(test)}": ${outcomeOf(result)}`)}`,
    ...failures.flatMap((failure) => [
      paint('bold', visible(`  ${failure.what} (line ${rangeOf(test.file, failure.at, 'key').start.line})`)),
      ...comparison(failure, paint),
    ]),
    ...reasons(result, failures).map((reason) => paint('dim', visible(`  ${reason}`))),
  ];
  return `${lines.join('\n')}\n`;
}

/** Expected and actual value: on one line each, or as a line diff if they are long. */
function comparison({ expected, actual }: TestFailure, paint: Paint): string[] {
  const minus = (text: string) => paint('green', visible(`    - ${text}`));
  const plus = (text: string) => paint('red', visible(`    + ${text}`));
  if (!isLong(expected) && !isLong(actual))
    return [minus(`expected  ${inLine(expected)}`), plus(`got       ${inLine(actual)}`)];
  const [was, came] = [expected, actual].map((value) => JSON.stringify(value, null, 2)?.split('\n') ?? []);
  const lines = diff(came ?? [], was ?? []).map(([operation, line]) => {
    if (operation === 0) return visible(`      ${line}`);
    return operation < 0 ? minus(line) : plus(line);
  });
  return ['    - expected, + got', ...lines];
}

function isLong(value: unknown): boolean {
  return typeof value === 'object' && value !== null && JSON.stringify(value).length > 60;
}

function coverageText({ files, ...total }: Coverage, report: TestReport, paint: Paint): string {
  const lines = files
    .filter(({ sides }) => sides > 0)
    .flatMap((file) => [
      `${visible(file.path)}  ${percent(file, paint)}`,
      ...file.uncovered.map((part) => `  ${uncoveredText(file.path, part)}`),
    ]);
  const sum =
    total.sides === 0
      ? 'no rule has changed: nothing to cover'
      : `${percent(total, paint)} ${coveredBy(report)}: ${total.seen} of ${total.sides} sides`;
  return `${[...lines, sum].join('\n')}\n`;
}

function percent(covered: { sides: number; seen: number }, paint: Paint): string {
  return paint(covered.seen === covered.sides ? 'green' : 'yellow', `${percentOf(covered)} %`);
}

function uncoveredText(path: string, { what, range, never }: Uncovered): string {
  return visible(
    `${path}:${range.start.line}:${range.start.column} ${what}: never ${never.join(', never ')}`,
  );
}

function summary(report: TestReport, paint: Paint): string {
  const { results, milliseconds } = report;
  const failed = results.filter(hasFailed).length;
  const count = `${results.length} test${results.length === 1 ? '' : 's'}`;
  const errors = report.diagnostics.filter(isError).length;
  const notRun = errors === 0 ? '' : `, ${errors} error${errors === 1 ? '' : 's'}`;
  const sum = `${count}: ${results.length - failed} passed, ${failed} failed${notRun} (${Math.ceil(milliseconds)} ms)`;
  const problem = coverageProblem(report);
  const lines = [paint(failed + errors === 0 ? 'green' : 'red', sum)];
  if (problem !== undefined) lines.push(paint('red', problem));
  return `${lines.join('\n')}\n`;
}
