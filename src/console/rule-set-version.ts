import { parseSnapshot } from '../rule-set/load.ts';
import type { Snapshot } from '../rule-set/snapshot.ts';
import type { SourceTexts } from '../rule-set/source-texts.ts';
import type { ParsedRules } from '../rules/parse.ts';

/** A rule set version that is or was live. */
export interface RuleSetVersion {
  snapshot: Snapshot;
  parsed: ParsedRules;
  /** The lists whose entries are not known. */
  leftOut: SourceTexts['leftOut'];
}

/** Parses a version from its texts. */
export function parseRuleSetVersion({ leftOut, ...texts }: SourceTexts): RuleSetVersion {
  const snapshot = { ...texts, fingerprint: '', diagnostics: [] };
  const parsed = parseSnapshot(snapshot);
  const unknown = leftOut.map(({ path }) => ({ name: listName(path), path, entries: [] }));
  return { snapshot, parsed: { ...parsed, lists: [...parsed.lists, ...unknown] }, leftOut };
}

function listName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
}
