import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { LintOptions } from '../lint/lint.ts';
import { parseTests } from '../rule-tests/parse.ts';
import { prepareTests, type TestCase } from '../rule-tests/prepare.ts';
import type { List } from '../rules/lists.ts';
import { type ParsedRules, parseRules, type RulesText } from '../rules/parse.ts';
import type { Reading } from './directory.ts';
import { buildRuleSet, type RuleSet } from './rule-set.ts';
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

/** Turns texts into parsed rules: in this thread, or in another one. */
export type Parse = (texts: RulesText[]) => ParsedRules | Promise<ParsedRules>;

/** Reads, parses and compiles a rules directory as one generation. What `check`, `explain` and a start do. */
export async function loadRules(directory: string, options: LoadOptions = {}): Promise<Loaded> {
  const { now = Date.now(), levels, ...reading } = options;
  const snapshot = await readSnapshot(directory, reading);
  return compileSnapshot(directory, snapshot, parseRules, { now, ...(levels && { levels }) });
}

/** From a snapshot to a generation: whole, or diagnostics. */
export async function compileSnapshot(
  directory: string,
  snapshot: Snapshot,
  parse: Parse,
  options: LintOptions = { now: Date.now() },
): Promise<Loaded> {
  const [parsed, version] = await Promise.all([parse(snapshot.texts), versionOf(snapshot.digest, directory)]);
  const lists = [...parsed.lists, ...unreadLists(snapshot)];
  const everything = { ...parsed, lists, diagnostics: [...snapshot.diagnostics, ...parsed.diagnostics] };
  return { snapshot, ...buildRuleSet(everything, version, options) };
}

/** The tests beside the rules, ready to run. */
export interface LoadedTests {
  cases: TestCase[];
  diagnostics: Diagnostic[];
}

/** Holds the tests of a snapshot against the rules of the same snapshot; where these have errors, only their form. */
export function loadTests({ snapshot, ruleSet }: Loaded): LoadedTests {
  const parsed = parseTests(snapshot.texts);
  if (ruleSet === undefined) return { cases: [], diagnostics: sortDiagnostics(parsed.diagnostics) };
  const requests = new Map<string, string | Diagnostic>([
    ...snapshot.requestProblems.map((problem) => [problem.file, problem] as const),
    ...snapshot.texts.filter(({ kind }) => kind === 'request').map(({ path, text }) => [path, text] as const),
  ]);
  const { cases, diagnostics } = prepareTests(parsed.files, { endpoints: ruleSet.endpoints, requests });
  return { cases, diagnostics: sortDiagnostics([...parsed.diagnostics, ...diagnostics]) };
}

/** Lists that could not be read: what is wrong with them has been said, and is not that they are not there. */
function unreadLists({ diagnostics }: Snapshot): List[] {
  return diagnostics.flatMap(({ file }) => {
    const name = /\/lists\/([^/]+)\.(txt|csv|ya?ml)$/.exec(file)?.[1];
    return name === undefined ? [] : [{ name, path: file, entries: [] }];
  });
}
