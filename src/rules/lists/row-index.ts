import { grown, newColumn, trimmed } from './columns.ts';
import { type ListRows, rowAt } from './list-rows.ts';
import { numberIn, type TextIndex, TextIndexBuilder } from './text-index.ts';

/** The rows of a list by their keys. Plain data on shared memory. */
export interface RowIndex {
  keys: TextIndex;
  /** The first row of each key, by the number of the key. */
  rows: Uint32Array;
  /** The other rows of keys that have several; left out if none has. */
  others?: OtherRows;
}

/** Linked lists of rows. */
interface OtherRows {
  /** The first link of each key, by the number of the key; 0 if it has one row. */
  heads: Uint32Array;
  /** The row of each link, by number from 1. */
  rows: Uint32Array;
  /** The next link, or 0. */
  next: Uint32Array;
}

/** Two rows with the same key, which differ. */
export interface DuplicateRow {
  key: string;
  row: number;
  /** The earlier row. */
  first: number;
}

/**
 * Indexes the rows of a list. Rows with the same key that are valid at the same time and differ are reported.
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
  const links = new RowLinks();
  /** The first valid row of each key, by number. */
  let valid = newColumn(Uint32Array);
  for (let row = 1; row < rows.lines.length; row += 1)
    for (const key of keysOf(row)) {
      const number = builder.add(key, Number.POSITIVE_INFINITY);
      links.add(number, row);
      if (number === valid.length) valid = grown(valid);
      if ((rows.expires[row] ?? 0) <= now) continue;
      const first = valid[number] ?? 0;
      if (first === 0) valid[number] = row;
      else if (differ(rows, first, row)) duplicates.push({ key, row, first });
    }
  const keys = builder.finish();
  return { index: { keys, ...links.finish(keys.ends.length) }, duplicates };
}

/** The rows with a key, in the order of the file. */
export function* rowsWith({ keys, rows, others }: RowIndex, key: string): Generator<number> {
  const number = numberIn(keys, key);
  if (number === 0) return;
  yield rows[number] ?? 0;
  if (others === undefined) return;
  for (let link = others.heads[number] ?? 0; link !== 0; link = others.next[link] ?? 0)
    yield others.rows[link] ?? 0;
}

/** Rows by the numbers of their keys, while a list is indexed. */
class RowLinks {
  #first = newColumn(Uint32Array);
  #heads = newColumn(Uint32Array);
  #tails = newColumn(Uint32Array);
  #rows = newColumn(Uint32Array);
  #next = newColumn(Uint32Array);
  #last = 0;

  add(number: number, row: number): void {
    if (number === this.#first.length) {
      this.#first = grown(this.#first);
      this.#heads = grown(this.#heads);
      this.#tails = grown(this.#tails);
    }
    if (this.#first[number] === 0) this.#first[number] = row;
    else this.#link(number, row);
  }

  #link(number: number, row: number): void {
    this.#last += 1;
    if (this.#last === this.#rows.length) {
      this.#rows = grown(this.#rows);
      this.#next = grown(this.#next);
    }
    this.#rows[this.#last] = row;
    const tail = this.#tails[number] ?? 0;
    if (tail === 0) this.#heads[number] = this.#last;
    else this.#next[tail] = this.#last;
    this.#tails[number] = this.#last;
  }

  /** @param end one more than the last number of a key */
  finish(end: number): Pick<RowIndex, 'rows' | 'others'> {
    const rows = trimmed(this.#first.subarray(0, end));
    if (this.#last === 0) return { rows };
    const links = this.#last + 1;
    return {
      rows,
      others: {
        heads: trimmed(this.#heads.subarray(0, end)),
        rows: trimmed(this.#rows.subarray(0, links)),
        next: trimmed(this.#next.subarray(0, links)),
      },
    };
  }
}

/** True if two rows differ in more than the time at which they expire. */
function differ(rows: ListRows, a: number, b: number): boolean {
  const [left, right] = [rowAt(rows, a), rowAt(rows, b)];
  return rows.columns.some((name) => name.toLowerCase() !== 'expires' && left[name] !== right[name]);
}
