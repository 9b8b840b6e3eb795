import { keyColumns } from '../../decisions/facts/list-lookup.ts';
import { keyFormOf } from '../../decisions/facts/row-keys.ts';
import { type List, listsByName, rangeOfEntry } from '../../rules/lists/list.ts';
import { cellOf, type ListRows } from '../../rules/lists/list-rows.ts';
import type { Lookup } from '../../rules/rule-file.ts';
import type { Check, Finding } from '../check.ts';

export const wildcardInKey: Check = {
  code: 'wildcard-in-key',
  severity: 'warn',
  description: 'A list with `*.x` or `.x` in the key column of a lookup without `match: domain`.',
  rationale: 'A lookup compares whole texts: the row is found for no domain.',
  fix: 'Write `match: domain` in the lookup, or one row for each domain.',
  find: ({ files, lists }) => {
    const byName = listsByName(lists);
    const lookups = files.flatMap(({ source, sound }) =>
      sound ? Object.entries(source.value.lookups ?? {}) : [],
    );
    const found = lookups.flatMap(([name, lookup]) => findingsOf(name, lookup, byName.get(lookup.list)));
    return [...new Map(found.map((one) => [`${one.file} ${one.range?.start.line}`, one])).values()];
  },
};

const WILDCARD = /^(?:\*\.|\.(?=[a-z]))/i;

/** The first row with a wildcard in its key. */
function findingsOf(name: string, lookup: Lookup, list: List | undefined): Finding[] {
  const rows = list?.indexes?.rows;
  if (list === undefined || rows === undefined || lookup.match === 'domain') return [];
  const { columns, domains } = keyFormOf(lookup, keyColumns(lookup, rows.columns));
  const texts = columns.filter((column) => column !== domains);
  const found = firstWildcard(rows, texts);
  if (found === undefined) return [];
  const message = `the lookup "${name}" finds "${found.value}" for this text only, and for no domain`;
  const hint = `write match: domain in the lookup, or one row for each domain`;
  return [{ message, hint, file: list.path, range: rangeOfEntry(found) }];
}

function firstWildcard(
  rows: ListRows,
  columns: readonly string[],
): { line: number; value: string } | undefined {
  for (let row = 1; row < rows.lines.length; row += 1)
    for (const column of columns) {
      const value = cellOf(rows, column, row);
      if (value !== undefined && WILDCARD.test(value)) return { line: rows.lines[row] ?? 0, value };
    }
  return undefined;
}
