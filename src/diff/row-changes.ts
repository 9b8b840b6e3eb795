import type { List } from '../rules/lists/list.ts';
import { cellOf, type ListRows, rowAt } from '../rules/lists/list-rows.ts';
import { countedDetail, type Detail } from './change.ts';
import { valueWords } from './words.ts';

/** A row of a list that lookups read. */
export interface ListRow {
  /** The entry: the cell in the column `value`, or in the first one. */
  value: string;
  line: number;
  cells: Readonly<Record<string, string>>;
}

/** Compared lists, which can be long, by the first one. */
const compared = new WeakMap<List, WeakMap<List, ListRow[]>>();

/** The rows of a list that the other one does not have, cell by cell. None unless lookups read both. */
export function rowsOnlyIn(list: List, other: List | undefined): readonly ListRow[] {
  if (other === undefined) return [];
  const known = compared.get(list)?.get(other);
  if (known !== undefined) return known;
  const found = differingRows(list, other);
  compared.set(list, (compared.get(list) ?? new WeakMap()).set(other, found));
  return found;
}

function differingRows(list: List, other: List): ListRow[] {
  const [rows, others] = [list.indexes?.rows, other.indexes?.rows];
  if (rows === undefined || others === undefined) return [];
  const columns = [...new Set([...rows.columns, ...others.columns])];
  const known = new Set(textsOf(others, columns));
  const texts = textsOf(rows, columns);
  const differing = list.entries
    .values()
    .map(({ value, line }, index) => ({ value, line, row: index + 1 }))
    .filter(() => !known.has(texts.next().value ?? ''));
  return differing.map(({ row, ...entry }) => ({ ...entry, cells: rowAt(rows, row) })).toArray();
}

/** All rows of a list; none if no lookup reads it. */
export function* rowsOf({ entries, indexes: { rows } = {} }: List): Generator<ListRow> {
  if (rows === undefined) return;
  let row = 0;
  for (const { value, line } of entries) {
    row += 1;
    yield { value, line, cells: rowAt(rows, row) };
  }
}

/** The cells of each row as one text. */
function* textsOf(rows: ListRows, columns: readonly string[]): Generator<string> {
  for (let row = 1; row < rows.lines.length; row += 1)
    yield JSON.stringify(columns.map((column) => cellOf(rows, column, row)));
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
function rowsOfKnownEntries(list: List, other: List): readonly ListRow[] {
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
