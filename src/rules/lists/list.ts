import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import type { Diagnostic, Range } from '../../diagnostics/diagnostic.ts';
import type { Entries, ListEntry } from './list-entries.ts';
import type { TextIndex } from './text-index.ts';

/** What operators read out of a list, by the way in which they read it: however many use it so, it is held once. */
export interface ListIndexes {
  text?: TextIndex;
  foldedText?: TextIndex;
  domains?: TextIndex;
  networks?: TextIndex;
  /** Where each entry is asked for by itself. Unlike the others it is copied from thread to thread. */
  entries?: readonly ListEntry[];
}

/** Something in a list file that can be a mistake, for lint to judge. */
export interface ListRemark {
  /** The code of the check that tells it. */
  check: 'date-column' | 'comma-in-entry' | 'expires-in-comment' | 'no-last-line-end';
  message: string;
  hint: string;
  range?: Range;
  /** How many further places of the file it is true of. */
  others?: number;
}

/** A named list, `lists/NAME.txt|csv|yaml`. Plain data. */
export interface List {
  name: string;
  path: string;
  entries: Entries;
  remarks?: readonly ListRemark[];
  /** What has been read out of the entries, which must not change any more. */
  indexes?: ListIndexes;
}

/** A list where requests are answered: its indexes stand for the entries, of which there may be a million. */
export interface AnsweringList {
  name: string;
  path: string;
  /** How many entries there are. */
  size: number;
  entries?: undefined;
  indexes: ListIndexes;
  /** When entries stop counting, in milliseconds since 1970: each moment once, in order. Left out where none does. */
  expiries?: Float64Array;
}

/** What answering needs of a list, once the rules that use it have been compiled. Threads hand it over without a copy. */
export function forAnswering({ name, path, entries, indexes = {} }: List): AnsweringList {
  const expiries = expiriesIn(indexes);
  return { name, path, size: entries.length, indexes, ...(expiries.length > 0 && { expiries }) };
}

/** When what has been read out of a list stops counting: of an entry that is given twice, the later moment. */
function expiriesIn({ entries = [], ...texts }: ListIndexes): Float64Array {
  const moments = new Set<number>();
  for (const { expires = [] } of Object.values(texts)) for (const moment of expires) moments.add(moment);
  for (const { expires } of entries) if (expires !== undefined) moments.add(expires);
  // Without a text there is the number 0, which stands for none.
  moments.delete(0);
  moments.delete(Number.POSITIVE_INFINITY);
  return Float64Array.from(moments).sort();
}

/** The last one of each name: that there are several has been reported. */
export function listsByName<One extends { name: string }>(lists: readonly One[]): ReadonlyMap<string, One> {
  return new Map(lists.map((list) => [list.name, list]));
}

/** A finding about an entry of a list, for those who find out later what the entries had to be. */
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
