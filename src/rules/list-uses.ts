import type { ParsedFile } from '../diagnostics/partial-parse.ts';
import { below } from '../diagnostics/source-file.ts';
import type { ListUse } from './lists/list-reader.ts';
import type { RuleFile } from './rule-file.ts';

/** How rule files use lists, by name. A list that no lookup reads is left out. */
export function listUsesIn(files: readonly ParsedFile<RuleFile>[]): ReadonlyMap<string, ListUse> {
  const lookups = files.flatMap(({ source, broken }) =>
    Object.entries(source.value.lookups ?? {})
      .filter(([name]) => !broken.has(below('/lookups', name)))
      .map(([, lookup]) => lookup),
  );
  if (lookups.length === 0) return new Map();
  const tested = new Set<string>();
  for (const { source } of files) collectTested([source.value.requestTypes, source.value.conditions], tested);
  const uses = new Map<string, ListUse>();
  for (const { list, key } of lookups) {
    const byColumn = uses.get(list)?.byColumn === true || typeof key === 'string';
    uses.set(list, { rows: true, byColumn, tested: tested.has(list) });
  }
  return uses;
}

/** Collects the names of lists in conditions, of which a part may be refused by the schema. */
function collectTested(part: unknown, tested: Set<string>): void {
  if (typeof part !== 'object' || part === null) return;
  if ('operator' in part && 'value' in part)
    for (const name of namesIn(Object(part.value))) tested.add(String(name));
  for (const inner of Object.values(part)) collectTested(inner, tested);
}

function namesIn({ list, lists }: { list?: unknown; lists?: unknown }): readonly unknown[] {
  return Array.isArray(lists) ? lists : [list];
}
