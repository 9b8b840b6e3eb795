import type { Writable } from 'node:stream';
import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { formatGithub } from '../diagnostics/format-github.ts';
import { closest } from '../diagnostics/suggest.ts';
import { coverageAsDiagnostics, coverageOf } from '../rule-tests/coverage.ts';
import { failuresAsDiagnostics, titleOf } from '../rule-tests/failure.ts';
import { formatTestJson } from '../rule-tests/format-json.ts';
import { formatTestJunit } from '../rule-tests/format-junit.ts';
import { formatTestText } from '../rule-tests/format-text.ts';
import type { TestCase } from '../rule-tests/prepare.ts';
import { runTests } from '../rule-tests/run.ts';
import { isPassed, type TestReport } from '../rule-tests/test-report.ts';
import { parseRules } from '../rules/parse.ts';
import { followSnapshots } from '../runtime/follow.ts';
import { compileSnapshot, type Loaded, loadRules, loadTests } from '../runtime/load.ts';
import { exitCodes, type Io, paintFor, UsageError } from './io.ts';
import { formatterFor, textsOf } from './report.ts';
import { rulesDirectory } from './rules-directory.ts';

export interface TestOptions {
  watch?: boolean;
  filter?: string;
  format: string;
  coverage?: boolean;
  minCoverage?: string;
  config?: string;
}

/** `hookgate test [DIR]`: whether the rules decide as the tests beside them say. */
export async function test(directory: string | undefined, options: TestOptions, io: Io): Promise<number> {
  const format = formatFor(options.format);
  const minCoverage = readMinCoverage(options.minCoverage);
  const found = rulesDirectory(
    {
      ...(directory !== undefined && { rules: directory }),
      ...(options.config && { config: options.config }),
    },
    io,
  );
  if (Array.isArray(found)) {
    io.stderr.write(formatterFor('text')(found, () => undefined, io.stderr));
    return exitCodes.usage;
  }
  const run = async (loaded: Loaded): Promise<boolean> => {
    const report = await reportOn(loaded, found, options, minCoverage);
    io.stdout.write(format(report, loaded, io.stdout));
    return isPassed(report);
  };
  if (options.watch) return watch(found, run, io);
  return (await run(await loadRules(found))) ? exitCodes.fine : exitCodes.problems;
}

async function reportOn(
  loaded: Loaded,
  directory: string,
  { filter, coverage }: TestOptions,
  minCoverage: number | undefined,
): Promise<TestReport> {
  const tests = loadTests(loaded);
  const diagnostics = sortDiagnostics([...loaded.diagnostics, ...tests.diagnostics]);
  const chosen = tests.cases.filter((one) => filter === undefined || matches(one, filter));
  if (chosen.length === 0 && !diagnostics.some(isError))
    diagnostics.push(nothingToRun(tests.cases, directory, filter));
  const start = performance.now();
  const results = await runTests(chosen, Date.now());
  const milliseconds = performance.now() - start;
  const endpoints = coverage || minCoverage !== undefined ? loaded.ruleSet?.endpoints : undefined;
  return {
    diagnostics,
    results,
    milliseconds,
    ...(endpoints && { coverage: coverageOf(endpoints.values(), results) }),
    ...(minCoverage !== undefined && { minCoverage }),
  };
}

function matches(test: TestCase, filter: string): boolean {
  return `${test.file.path} ${titleOf(test)}`.toLowerCase().includes(filter.toLowerCase());
}

function nothingToRun(cases: readonly TestCase[], file: string, filter: string | undefined): Diagnostic {
  const finding = { code: 'no-tests', severity: 'error', file } as const;
  if (filter === undefined || cases.length === 0) {
    const hint = 'write NAME.test.yaml beside NAME.yaml; hookgate schema rule-tests says what stands in it';
    return { ...finding, message: 'there is no test', hint };
  }
  const match = closest(
    filter,
    cases.map(({ name }) => name),
  );
  const hint =
    match === undefined ? "give a part of a test's name or of its file" : `did you mean "${match}"?`;
  return { ...finding, message: `no test matches "${filter}"`, hint };
}

/** Runs the tests now and after each change, until a signal comes. */
async function watch(directory: string, run: (loaded: Loaded) => Promise<boolean>, io: Io): Promise<number> {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) io.onSignal(signal, () => ending.abort());
  for await (const snapshot of followSnapshots(directory, ending.signal)) {
    const time = new Date().toLocaleTimeString('sv');
    io.stdout.write(`${paintFor(io.stdout)('dim', `--- ${time} ${'-'.repeat(60)}`)}\n`);
    await run(await compileSnapshot(directory, snapshot, parseRules));
  }
  return exitCodes.fine;
}

type Formatter = (report: TestReport, loaded: Loaded, stream: Writable) => string;

const formatters = new Map<string, Formatter>([
  ['text', (report, { snapshot }, stream) => formatTestText(report, textsOf(snapshot), paintFor(stream))],
  ['json', formatTestJson],
  ['junit', formatTestJunit],
  ['github', annotations],
]);

function formatFor(name: string): Formatter {
  const format = formatters.get(name);
  if (format !== undefined) return format;
  throw new UsageError(`there is no format "${name}"`, `choose one of: ${[...formatters.keys()].join(', ')}`);
}

function annotations({ diagnostics, results, coverage }: TestReport): string {
  const uncovered = coverage === undefined ? [] : coverageAsDiagnostics(coverage);
  return formatGithub([...diagnostics, ...failuresAsDiagnostics(results), ...uncovered]);
}

function readMinCoverage(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = /^\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (percent <= 100) return percent;
  throw new UsageError(
    `"${text}" is not a percentage`,
    'write a number from 0 to 100, as in --min-coverage 90',
  );
}
