import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Levels } from '../lint/check.ts';
import { atLevels, type LintOptions } from '../lint/lint.ts';
import { suppress } from '../lint/suppress.ts';
import { failuresAsDiagnostics } from '../rule-tests/failure.ts';
import { parseTests } from '../rule-tests/parse.ts';
import { prepareTests, type TestCase } from '../rule-tests/prepare.ts';
import { runTests } from '../rule-tests/run.ts';
import { ignoreComments } from '../rules/ignore-comment.ts';
import type { List } from '../rules/lists/list.ts';
import { type ParsedRules, parseRules } from '../rules/parse.ts';
import { buildRuleSet } from './build-rule-set.ts';
import { type Reading, shownIn } from './list-files.ts';
import type { RuleSet } from './rule-set.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { versionOf } from './version.ts';

export interface Loaded {
  snapshot: Snapshot;
  /** Present only if there is no error among the diagnostics. */
  ruleSet?: RuleSet;
  diagnostics: Diagnostic[];
}

/** How a rules directory is read and judged. Left out: with its tests, now, each check at its own level. */
export interface LoadOptions extends Reading, Partial<LintOptions> {}

/** Reads, parses and compiles a rules directory as one generation. What the commands and a start do. */
export async function loadRules(directory: string, options: LoadOptions = {}): Promise<Loaded> {
  const { now = Date.now(), levels, ...reading } = options;
  const snapshot = await readSnapshot(directory, reading);
  return loadSnapshot(directory, snapshot, { now, ...(levels && { levels }) });
}

/** From a snapshot to a generation: whole, or diagnostics. */
export async function loadSnapshot(
  directory: string,
  snapshot: Snapshot,
  judging: LintOptions,
): Promise<Loaded> {
  const { version } = await versionOf(snapshot, directory);
  const built = buildRuleSet(parseSnapshot(snapshot), version, judging);
  return { snapshot, ...built, diagnostics: shownIn(directory, built.diagnostics) };
}

/** What stands in the files of a snapshot, and what is wrong with their form. */
export function parseSnapshot({
  texts,
  diagnostics,
  unread,
}: Pick<Snapshot, 'texts' | 'diagnostics' | 'unread'>): ParsedRules {
  const parsed = parseRules(texts);
  return {
    ...parsed,
    lists: [...parsed.lists, ...unreadLists(diagnostics)],
    diagnostics: [...diagnostics, ...parsed.diagnostics],
    ...(unread && { unread }),
  };
}

/** Lists that could not be read: what is wrong with them has been said, and is not that they are not there. */
function unreadLists(diagnostics: readonly Diagnostic[]): List[] {
  return diagnostics.flatMap(({ file }) => {
    const name = /\/lists\/([^/]+)\.(txt|csv|ya?ml)$/.exec(file)?.[1];
    return name === undefined ? [] : [{ name, path: file, entries: [] }];
  });
}

/** The tests beside the rules, ready to run. */
export interface LoadedTests {
  cases: TestCase[];
  diagnostics: Diagnostic[];
}

/**
 * Holds the tests of a snapshot against the rules of the same snapshot; where these have errors, only their form.
 *
 * @param levels of the checks that look at tests too
 */
export function loadTests({ snapshot, ruleSet }: Loaded, levels: Levels = {}): LoadedTests {
  const parsed = parseTests(snapshot.texts);
  if (ruleSet === undefined) return { cases: [], diagnostics: sortDiagnostics(parsed.diagnostics) };
  const texts = snapshot.texts.filter(({ kind }) => kind === 'tests');
  const ignores = texts.flatMap(({ path, text }) => ignoreComments(path, text));
  const requests = new Map<string, string | Diagnostic>([
    ...snapshot.requestProblems.map((problem) => [problem.file, problem] as const),
    ...snapshot.texts.filter(({ kind }) => kind === 'request').map(({ path, text }) => [path, text] as const),
  ]);
  const { cases, diagnostics } = prepareTests(parsed.files, { endpoints: ruleSet.endpoints, requests });
  const judged = suppress(
    atLevels(diagnostics, levels),
    { ignores, diagnostics: parsed.diagnostics },
    levels,
  );
  return { cases, diagnostics: sortDiagnostics([...parsed.diagnostics, ...judged]) };
}

/** Runs the tests of a generation: what fails, or is wrong with a test, is then among its diagnostics. */
export async function passTests(loaded: Loaded, { now, levels }: LintOptions): Promise<Loaded> {
  const { cases, diagnostics } = loadTests(loaded, levels);
  const failures = failuresAsDiagnostics(await runTests(cases, now));
  const found = sortDiagnostics([...loaded.diagnostics, ...diagnostics, ...failures]);
  if (!found.some(isError)) return { ...loaded, diagnostics: found };
  return { snapshot: loaded.snapshot, diagnostics: found };
}
