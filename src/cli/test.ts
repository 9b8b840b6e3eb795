import type { Writable } from 'node:stream';
import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { formatGithub } from '../diagnostics/format-github.ts';
import { closest } from '../diagnostics/suggest.ts';
import { followSnapshots } from '../rule-set/follow-snapshots.ts';
import { type Loaded, loadRules, loadSnapshot, loadTests } from '../rule-set/load.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { coverageAsDiagnostics, coverageOf, untestedFiles } from '../rule-tests/coverage.ts';
import { failuresAsDiagnostics, titleOf } from '../rule-tests/failure.ts';
import { formatTestJson } from '../rule-tests/format-json.ts';
import { formatTestJunit } from '../rule-tests/format-junit.ts';
import { formatTestText } from '../rule-tests/format-text.ts';
import type { TestCase } from '../rule-tests/prepare.ts';
import { runTests } from '../rule-tests/run.ts';
import { isPassed, type TestReport } from '../rule-tests/test-report.ts';
import { type Define, percent } from './command.ts';
import { changedRules } from './diff-revisions.ts';
import { abortOnSignal, exitCodes, type Io, paintFor } from './io.ts';
import { progressOn } from './progress.ts';
import { textsOf } from './report.ts';
import { type ChosenRules, resolveRules } from './resolve-rules.ts';

interface TestOptions {
  watch?: boolean;
  filter?: string;
  format: keyof typeof formatters;
  coverage?: boolean;
  minCoverage?: number;
  changedSince?: string;
  config?: string;
}

export const defineTest: Define = (program, { io, finish }) => {
  program
    .command('test [dir]')
    .description('run the tests beside the rules')
    .option('--watch', 'run them again after each change')
    .option('--filter <text>', 'only tests with this text in their name or in the path of their file')
    .option('--coverage', 'show the rules and outcomes that no test covers')
    .option('--min-coverage <percent>', 'exit with 1 if less is covered', percent)
    .option('--changed-since <ref>', 'cover only the rules that differ from a branch, tag or commit')
    .configOption()
    .formatOption('format of the results', Object.keys(formatters))
    .examples({
      'All tests, and what they do not cover': 'hookgate test --coverage',
      'The tests of one file': 'hookgate test --filter combined-enrollment',
      'The changes of a branch have to be covered': 'hookgate test --min-coverage 90 --changed-since HEAD',
      'For Jenkins and GitLab': 'hookgate test --format junit > hookgate.xml',
    })
    .action((directory, options) => finish(() => test(directory, options, io)));
};

async function test(directory: string | undefined, options: TestOptions, io: Io): Promise<number> {
  const chosen = resolveRules({ rules: directory, config: options.config }, io);
  const run = async (loaded: Loaded): Promise<boolean> => {
    // Machine-readable output holds reports only.
    if (options.watch && options.format === 'text') io.stdout.write(separator(io.stdout));
    const report = await reportOn(loaded, chosen, options, io);
    io.stdout.write(formatters[options.format](report, loaded, io.stdout));
    return isPassed(report);
  };
  if (options.watch) return watch(chosen, run, io);
  const loaded = await loadRules(chosen.directory, { levels: chosen.levels });
  return (await run(loaded)) ? exitCodes.fine : exitCodes.problems;
}

async function reportOn(
  loaded: Loaded,
  chosen: ChosenRules,
  { filter, coverage, minCoverage, changedSince }: TestOptions,
  io: Io,
): Promise<TestReport> {
  const tests = loadTests(loaded, chosen.levels);
  // Warnings of lint are for check.
  const diagnostics = sortDiagnostics([...loaded.diagnostics.filter(isError), ...tests.diagnostics]);
  const cases = tests.cases.filter((one) => filter === undefined || matches(one, filter));
  if (cases.length === 0 && !diagnostics.some(isError))
    diagnostics.push(nothingToRun(tests.cases, chosen.directory, filter));
  if (filter === undefined && tests.cases.length > 0)
    diagnostics.push(...untestedFiles(loaded.ruleSet?.endpoints.values() ?? [], tests.cases));
  const ran = await runWithProgress(cases, io.stderr);
  const covers = coverage || minCoverage !== undefined || changedSince !== undefined;
  const endpoints = covers ? loaded.ruleSet && endpointsOf(loaded.ruleSet, cases, filter) : undefined;
  const counts =
    endpoints && changedSince !== undefined
      ? await changedRules(changedSince, loaded, chosen.directory, io)
      : undefined;
  return {
    diagnostics,
    ...ran,
    ...(endpoints && { coverage: coverageOf(endpoints, ran.results, counts) }),
    ...(filter !== undefined && { filtered: true }),
    ...(minCoverage !== undefined && { minCoverage }),
  };
}

/** The endpoints to cover: with a filter, those of the matching tests. */
function endpointsOf(
  { endpoints }: RuleSet,
  cases: readonly TestCase[],
  filter: string | undefined,
): Iterable<Endpoint> {
  return filter === undefined ? endpoints.values() : new Set(cases.map(({ endpoint }) => endpoint));
}

async function runWithProgress(
  cases: readonly TestCase[],
  stream: Writable,
): Promise<Pick<TestReport, 'results' | 'milliseconds'>> {
  const start = performance.now();
  const progress = progressOn(stream);
  const results = await runTests(cases, Date.now(), (done) =>
    progress.show(() => `${done} of ${cases.length} tests`, done / cases.length),
  );
  progress.end();
  return { results, milliseconds: performance.now() - start };
}

function matches(test: TestCase, filter: string): boolean {
  return `${test.file.path} ${titleOf(test)}`.toLowerCase().includes(filter.toLowerCase());
}

function nothingToRun(cases: readonly TestCase[], file: string, filter: string | undefined): Diagnostic {
  const finding = { code: 'no-tests', severity: 'error', file } as const;
  if (filter === undefined || cases.length === 0) {
    const hint = 'write NAME.test.yaml beside NAME.yaml; hookgate schema rule-tests describes it';
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

/** Runs the tests now and after each change, until a signal. */
async function watch(
  { directory, levels }: ChosenRules,
  run: (loaded: Loaded) => Promise<boolean>,
  io: Io,
): Promise<number> {
  for await (const snapshot of followSnapshots(directory, abortOnSignal(io)))
    await run(await loadSnapshot(directory, snapshot, { now: Date.now(), levels }));
  return exitCodes.fine;
}

function separator(stream: Writable): string {
  const time = new Date().toLocaleTimeString('sv');
  return `${paintFor(stream)('dim', `--- ${time} ${'-'.repeat(60)}`)}\n`;
}

const formatters = {
  text: (report, { snapshot }, stream) => {
    const texts = textsOf(snapshot);
    return formatTestText(report, (file) => texts.get(file), paintFor(stream));
  },
  json: formatTestJson,
  junit: formatTestJunit,
  github: annotations,
} satisfies Record<string, (report: TestReport, loaded: Loaded, stream: Writable) => string>;

function annotations({ diagnostics, results, coverage }: TestReport): string {
  const uncovered = coverage === undefined ? [] : coverageAsDiagnostics(coverage);
  return formatGithub([...diagnostics, ...failuresAsDiagnostics(results), ...uncovered]);
}
