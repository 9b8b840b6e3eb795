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

/** Left out: with the tests, as of now, each check at its default level. */
export interface LoadOptions extends Reading, Partial<LintOptions> {}

/** Reads, parses, lints and compiles a rules directory, for the commands. */
export async function loadRules(directory: string, options: LoadOptions = {}): Promise<Loaded> {
  const { now = Date.now(), levels, ...reading } = options;
  const snapshot = await readSnapshot(directory, reading);
  return loadSnapshot(directory, snapshot, { now, ...(levels && { levels }) });
}

/** Builds the rule set of a snapshot, or only diagnostics. */
export async function loadSnapshot(
  directory: string,
  snapshot: Snapshot,
  judging: LintOptions,
): Promise<Loaded> {
  const { version } = await versionOf(snapshot, directory);
  const built = buildRuleSet(parseSnapshot(snapshot), version, judging);
  return { snapshot, ...built, diagnostics: shownIn(directory, built.diagnostics) };
}

/** Parses the files of a snapshot. */
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

/** Lists that could not be read, without entries: rules that use them do not report them as missing. */
function unreadLists(diagnostics: readonly Diagnostic[]): List[] {
  return diagnostics.flatMap(({ file }) => {
    const name = /\/lists\/([^/]+)\.(txt|csv|ya?ml|json)$/.exec(file)?.[1];
    return name === undefined ? [] : [{ name, path: file, entries: [] }];
  });
}

/**
 * Parses the tests of a snapshot and prepares them to run by its rules; if the rules have errors, they are only parsed.
 *
 * @param levels of the checks that concern tests too
 */
export function loadTests(
  { snapshot, ruleSet }: Loaded,
  levels: Levels = {},
): { cases: TestCase[]; diagnostics: Diagnostic[] } {
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

/** Runs the tests of a rule set; failures and mistakes in tests are added to its diagnostics. */
export async function passTests(loaded: Loaded, { now, levels }: LintOptions): Promise<Loaded> {
  const { cases, diagnostics } = loadTests(loaded, levels);
  const failures = failuresAsDiagnostics(await runTests(cases, now));
  const found = sortDiagnostics([...loaded.diagnostics, ...diagnostics, ...failures]);
  if (!found.some(isError)) return { ...loaded, diagnostics: found };
  return { snapshot: loaded.snapshot, diagnostics: found };
}
