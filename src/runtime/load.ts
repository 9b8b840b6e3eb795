import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/diagnostic.ts';
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
  const everything = { ...parsed, diagnostics: [...snapshot.diagnostics, ...parsed.diagnostics] };
  const { ruleSet, diagnostics } = buildRuleSet(everything, version);
  return { snapshot, diagnostics: sortDiagnostics(diagnostics), ...(ruleSet && { ruleSet }) };
}
