import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { List } from '../rules/lists.ts';
import { type ParsedRules, parseRules, type RulesText } from '../rules/parse.ts';
import { buildRuleSet, type RuleSet } from './rule-set.ts';
import { readSnapshot, type Snapshot } from './snapshot.ts';
import { versionOf } from './version.ts';

export interface Loaded {
  snapshot: Snapshot;
  /** Present only if there is no error among the diagnostics. */
  ruleSet?: RuleSet;
  diagnostics: Diagnostic[];
}

/** Turns texts into parsed rules: in this thread, or in another one. */
export type Parse = (texts: RulesText[]) => ParsedRules | Promise<ParsedRules>;

/** Reads, parses and compiles a rules directory as one generation. What `check`, `explain` and a start do. */
export async function loadRules(directory: string): Promise<Loaded> {
  return compileSnapshot(directory, await readSnapshot(directory), parseRules);
}

/** From a snapshot to a generation: whole, or diagnostics. */
export async function compileSnapshot(directory: string, snapshot: Snapshot, parse: Parse): Promise<Loaded> {
  const [parsed, version] = await Promise.all([parse(snapshot.texts), versionOf(snapshot.digest, directory)]);
  return { snapshot, ...compileParsed(snapshot, parsed, version) };
}

/** Compiles what was parsed of a snapshot: a generation, or diagnostics. */
export function compileParsed(
  snapshot: Snapshot,
  parsed: ParsedRules,
  version: string,
): Omit<Loaded, 'snapshot'> {
  const lists = [...parsed.lists, ...unreadLists(snapshot)];
  const everything = { ...parsed, lists, diagnostics: [...snapshot.diagnostics, ...parsed.diagnostics] };
  return buildRuleSet(everything, version);
}

/** Lists that could not be read: what is wrong with them has been said, and is not that they are not there. */
function unreadLists({ diagnostics }: Snapshot): List[] {
  return diagnostics.flatMap(({ file }) => {
    const name = /\/lists\/([^/]+)\.(txt|csv|ya?ml)$/.exec(file)?.[1];
    return name === undefined ? [] : [{ name, path: file, entries: [] }];
  });
}
