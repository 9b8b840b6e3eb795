import { grown, newColumn, trimmed } from './columns.ts';
import { type ListRows, rowAt } from './list-rows.ts';
import { numberIn, type TextIndex, TextIndexBuilder } from './text-index.ts';

/** The rows of a list by their keys. Plain data on shared memory. */
export interface RowIndex {
  keys: TextIndex;
  /** The number of the row of each key, by the number of the key. */
  rows: Uint32Array;
}

/** Two rows with the same key, which differ. */
export interface DuplicateRow {
  key: string;
  row: number;
  /** The earlier row. */
  first: number;
}

/**
 * Indexes the rows of a list. Of two rows with a key, the one that expires later is found; if both are valid and differ, they are
 * reported.
 *
 * @param keysOf the keys of a row: none if one of its key columns is empty
 * @param now milliseconds since 1970, at which expired rows may repeat a key
 */
export function indexRows(
  rows: ListRows,
  keysOf: (row: number) => readonly string[],
  now: number,
): { index: RowIndex; duplicates: DuplicateRow[] } {
  const builder = new TextIndexBuilder();
  const duplicates: DuplicateRow[] = [];
  let found = newColumn(Uint32Array);
  for (let row = 1; row < rows.lines.length; row += 1)
    for (const key of keysOf(row)) {
      const number = builder.add(key, Number.POSITIVE_INFINITY);
      if (number === found.length) found = grown(found);
      const first = found[number] ?? 0;
      if (first !== 0 && areBothValid(rows, first, row, now) && differ(rows, first, row))
        duplicates.push({ key, row, first });
      if (first === 0 || (rows.expires[first] ?? 0) < (rows.expires[row] ?? 0)) found[number] = row;
    }
  const keys = builder.finish();
  return { index: { keys, rows: trimmed(found.subarray(0, keys.ends.length)) }, duplicates };
}

/** The number of the row with a key; undefined if there is none. */
export function rowOf({ keys, rows }: RowIndex, key: string): number | undefined {
  return rows[numberIn(keys, key)] || undefined;
}

function areBothValid({ expires }: ListRows, a: number, b: number, now: number): boolean {
  return (expires[a] ?? 0) > now && (expires[b] ?? 0) > now;
}

/** Whether two rows differ in more than the time at which they expire. */
function differ(rows: ListRows, a: number, b: number): boolean {
  const [left, right] = [rowAt(rows, a), rowAt(rows, b)];
  return rows.columns.some((name) => name.toLowerCase() !== 'expires' && left[name] !== right[name]);
}
