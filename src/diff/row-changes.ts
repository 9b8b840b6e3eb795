import { compareText } from '../diagnostics/diagnostic.ts';
import type { List } from '../rules/lists/list.ts';
import { type ListRows, rowAt } from '../rules/lists/list-rows.ts';
import { countedDetail, type Detail } from './change.ts';
import { valueWords } from './words.ts';

/** A row of a list that lookups read. */
export interface ListRow {
  /** The entry: the cell in the column `value`, or in the first one. */
  value: string;
  line: number;
  cells: Readonly<Record<string, string>>;
}

/** The rows of a list that the other one does not have, cell by cell. None unless lookups read both. */
export function rowsOnlyIn(list: List, other: List | undefined): ListRow[] {
  const [rows, others] = [list.indexes?.rows, other?.indexes?.rows];
  if (rows === undefined || others === undefined) return [];
  const known = new Set(eachRow(others).map(formOf));
  return rowsOf(list)
    .filter(({ cells }) => !known.has(formOf(cells)))
    .toArray();
}

/** All rows of a list; none if no lookup reads it. */
export function* rowsOf({ entries, indexes: { rows } = {} }: List): Generator<ListRow> {
  if (rows === undefined) return;
  const cells = eachRow(rows);
  // Rows have the numbers of their entries.
  for (const { value, line } of entries) yield { value, line, cells: cells.next().value ?? {} };
}

function* eachRow(rows: ListRows): Generator<ListRow['cells'], undefined> {
  for (let row = 1; row < rows.lines.length; row += 1) yield rowAt(rows, row);
}

function formOf(cells: ListRow['cells']): string {
  return JSON.stringify(Object.entries(cells).toSorted(([a], [b]) => compareText(a, b)));
}

/**
 * The changes of the rows of a list, beside those of its entries: `changed 1 row: "acme.example" department "sales" -> "marketing"`.
 *
 * @param dated the entries with another date, which are reported already
 */
export function rowChanges(before: List, after: List, dated: ReadonlySet<string>): Detail[] {
  const old = Map.groupBy(rowsOfKnownEntries(before, after), ({ value }) => value);
  const fresh = Map.groupBy(rowsOfKnownEntries(after, before), ({ value }) => value);
  const added: ListRow[] = [];
  const changed: (ListRow & { changes: string })[] = [];
  for (const [value, rows] of fresh) {
    const isDated = dated.has(value) && rows.length === 1;
    for (const row of rows) {
      const was = old.get(value)?.shift();
      if (was === undefined) added.push(row);
      else changed.push({ ...row, changes: cellChanges(was, row, isDated).join(', ') });
    }
  }
  const removed = [...old.values()].flat();
  return [
    ...countedDetail(
      'changed',
      ['row', 'rows'],
      changed.filter(({ changes }) => changes !== ''),
      { side: 'head', file: after.path },
      ({ value, changes }) => `${valueWords(value)} ${changes}`,
    ),
    ...countedDetail('added', ['row', 'rows'], added, { side: 'head', file: after.path }, rowWords),
    ...countedDetail('removed', ['row', 'rows'], removed, { side: 'base', file: before.path }, rowWords),
  ];
}

/** Rows of new and of removed entries are reported with their entries. */
function rowsOfKnownEntries(list: List, other: List): ListRow[] {
  const rows = rowsOnlyIn(list, other);
  if (rows.length === 0) return rows;
  const known = new Set(other.entries.values().map(({ value }) => value));
  return rows.filter(({ value }) => known.has(value));
}

/** `department "sales" -> "marketing"`. */
function cellChanges(before: ListRow, after: ListRow, isDated: boolean): string[] {
  const columns = new Set([before, after].flatMap(({ cells }) => Object.keys(cells)));
  return [...columns].flatMap((name) => {
    const [was, is] = [before.cells[name], after.cells[name]];
    if (was === is || (isDated && name.toLowerCase() === 'expires')) return [];
    return [`${name} ${valueWords(was)} -> ${valueWords(is)}`];
  });
}

/** `"Sato" number "1235"`: several rows can have one entry. */
function rowWords({ value, cells }: ListRow): string {
  const others = Object.entries(cells).filter(([, cell]) => cell !== value);
  return [valueWords(value), ...others.map(([name, cell]) => `${name} ${valueWords(cell)}`)].join(' ');
}
