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
import { changedRules } from './changed-rules.ts';
import { type Define, examples, percent } from './command.ts';
import { exitCodes, type Io, paintFor } from './io.ts';
import { progressOn } from './progress.ts';
import { textsOf } from './report.ts';
import { type ChosenRules, withRules } from './resolve-rules.ts';

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
    .description('run the tests that stand beside the rules')
    .option('--watch', 'run them again after each change')
    .option('--filter <text>', 'only tests with this text in their name or in the path of their file')
    .option('--coverage', 'show what no test has seen')
    .option('--min-coverage <percent>', 'end with 1 if less is covered', percent)
    .option('--changed-since <ref>', 'cover only the rules that differ from a branch, tag or commit')
    .option('--config <file>', 'configuration file that names the rules directory')
    .addOption(
      program
        .createOption('--format <format>', 'how the results are written')
        .choices(Object.keys(formatters))
        .default('text'),
    )
    .addHelpText(
      'after',
      examples(
        ['All tests, and what none of them has seen', 'hookgate test --coverage'],
        ['Those of one file', 'hookgate test --filter combined-enrollment'],
        ['What a branch touches has to be covered', 'hookgate test --min-coverage 90 --changed-since HEAD'],
        ['For Jenkins and GitLab', 'hookgate test --format junit > hookgate.xml'],
      ),
    )
    .action((directory, options) => finish(() => test(directory, options, io)));
};

/** Whether the rules decide as the tests beside them say. */
async function test(directory: string | undefined, options: TestOptions, io: Io): Promise<number> {
  return withRules({ rules: directory, config: options.config }, io, async (chosen) => {
    const run = async (loaded: Loaded): Promise<boolean> => {
      // What a program reads is nothing but reports.
      if (options.watch && options.format === 'text') io.stdout.write(separator(io.stdout));
      const report = await reportOn(loaded, chosen, options, io);
      io.stdout.write(formatters[options.format](report, loaded, io.stdout));
      return isPassed(report);
    };
    if (options.watch) return watch(chosen, run, io);
    const loaded = await loadRules(chosen.directory, { levels: chosen.levels });
    return (await run(loaded)) ? exitCodes.fine : exitCodes.problems;
  });
}

async function reportOn(
  loaded: Loaded,
  chosen: ChosenRules,
  { filter, coverage, minCoverage, changedSince }: TestOptions,
  io: Io,
): Promise<TestReport> {
  const tests = loadTests(loaded, chosen.levels);
  // What lint only warns of is for check to say.
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

/** What is to be covered: with a filter, only what the tests that it lets through are about. */
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
  const progress = progressOn(stream, () => performance.now());
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
async function watch(
  { directory, levels }: ChosenRules,
  run: (loaded: Loaded) => Promise<boolean>,
  io: Io,
): Promise<number> {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) io.onSignal(signal, () => ending.abort());
  for await (const snapshot of followSnapshots(directory, ending.signal)) {
    await run(await loadSnapshot(directory, snapshot, { now: Date.now(), levels }));
  }
  return exitCodes.fine;
}

function separator(stream: Writable): string {
  const time = new Date().toLocaleTimeString('sv');
  return `${paintFor(stream)('dim', `--- ${time} ${'-'.repeat(60)}`)}\n`;
}

type Formatter = (report: TestReport, loaded: Loaded, stream: Writable) => string;

const formatters = {
  text: (report, { snapshot }, stream) => {
    const texts = textsOf(snapshot);
    return formatTestText(report, (file) => texts.get(file), paintFor(stream));
  },
  json: formatTestJson,
  junit: formatTestJunit,
  github: annotations,
} satisfies Record<string, Formatter>;

function annotations({ diagnostics, results, coverage }: TestReport): string {
  const uncovered = coverage === undefined ? [] : coverageAsDiagnostics(coverage);
  return formatGithub([...diagnostics, ...failuresAsDiagnostics(results), ...uncovered]);
}
