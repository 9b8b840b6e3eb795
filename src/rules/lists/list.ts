import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import type { Diagnostic, Range } from '../../diagnostics/diagnostic.ts';
import type { Entries, ListEntry } from './list-entries.ts';
import type { ListRows } from './list-rows.ts';
import type { RowIndex } from './row-index.ts';
import type { TextIndex } from './text-index.ts';

/** The indexes of a list, by the kind of their keys; each is shared by all operators that use it. */
export interface ListIndexes {
  text?: TextIndex;
  foldedText?: TextIndex;
  domains?: TextIndex;
  networks?: TextIndex;
  phones?: TextIndex;
  /** The rows, for lookups; left out if no lookup reads the list. */
  rows?: ListRows;
  /** The rows by their keys, by the written form of the key. */
  byKey?: Record<string, RowIndex>;
  /** The entries, for operators that test each of them. Unlike the others it is copied between threads. */
  entries?: readonly ListEntry[];
}

/** A possible mistake in a list file, for lint. */
export interface ListRemark {
  /** The code of the lint check. */
  check: 'date-column' | 'comma-in-entry' | 'expires-in-comment' | 'no-last-line-end';
  message: string;
  hint: string;
  range?: Range;
  /** Number of further occurrences in the file. */
  others?: number;
}

/** A named list, `lists/NAME.txt|csv|yaml|json`. Plain data. */
export interface List {
  name: string;
  path: string;
  entries: Entries;
  remarks?: readonly ListRemark[];
  /** True if errors of the file have been reported, so that its entries and columns are not all known. */
  broken?: boolean;
  /** Indexes of the entries, which must not change any more. */
  indexes?: ListIndexes;
}

/** A list in the thread that decides requests: it has indexes instead of up to a million entries. */
export interface IndexedList {
  name: string;
  path: string;
  /** Number of entries. */
  size: number;
  entries?: undefined;
  broken?: undefined;
  indexes: ListIndexes;
  /** Distinct expiry times of entries, sorted, in milliseconds since 1970. Left out if none expires. */
  expiries?: Float64Array;
}

/** The part of a list that deciding needs, once its rules are compiled. It moves between threads without a copy. */
export function forAnswering({ name, path, entries, indexes = {} }: List): IndexedList {
  const expiries = expiriesIn(indexes);
  return { name, path, size: entries.length, indexes, ...(expiries.length > 0 && { expiries }) };
}

/** Expiry times in the indexes of a list; of a duplicate entry the later one. */
function expiriesIn({ entries = [], rows, byKey: _, ...texts }: ListIndexes): Float64Array {
  const moments = new Set<number>();
  for (const { expires = [] } of Object.values(texts)) for (const moment of expires) moments.add(moment);
  for (const { expires } of entries) if (expires !== undefined) moments.add(expires);
  for (const moment of rows?.expires ?? []) moments.add(moment);
  // Number 0 of an index has no text.
  moments.delete(0);
  moments.delete(Number.POSITIVE_INFINITY);
  return Float64Array.from(moments).sort();
}

/** Several lists that are read as one: a value is in it if it is in any of them. */
export interface ListUnion<One = List | IndexedList> {
  /** The names of the lists, with commas. */
  name: string;
  lists: readonly One[];
}

export function unionOf<One extends { name: string }>(lists: readonly One[]): ListUnion<One> {
  return { name: lists.map(({ name }) => name).join(), lists };
}

/** Lists by name; of duplicates, which have been reported, the last one. */
export function listsByName<One extends { name: string }>(lists: readonly One[]): ReadonlyMap<string, One> {
  return new Map(lists.map((list) => [list.name, list]));
}

/** Makes a diagnostic about an entry of a list. */
export function diagnoseEntry(
  list: Pick<List, 'path'>,
  entry: ListEntry,
  finding: { code: DiagnosticCode; message: string; hint: string },
): Diagnostic {
  return { severity: 'error', ...finding, file: list.path, range: rangeOfEntry(entry) };
}

/** The line of an entry, from its first character. */
export function rangeOfEntry({ line, value }: ListEntry): Range {
  return { start: { line, column: 1 }, end: { line, column: 1 + value.length } };
}
