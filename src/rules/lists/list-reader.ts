import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnose, type Place, type SourceFile } from '../../diagnostics/source-file.ts';
import { parseExpiry } from '../time.ts';
import { timeHint } from '../time-hint.ts';
import { flawOf } from './entry-flaw.ts';
import { diagnoseEntry, type List, type ListRemark, rangeOfEntry } from './list.ts';
import type { ListEntries, ListEntry } from './list-entries.ts';
import type { Cells } from './list-rows.ts';

/** The uses of a list by rule files. */
export interface ListUse {
  /** Lookups read its rows. */
  rows: boolean;
  /** One of them by the column `value`, or the first one. */
  byColumn: boolean;
  /** Tests read its entries. */
  tested: boolean;
}

/** A list while it is read. */
export interface NewList extends List {
  use: ListUse;
  entries: ListEntries;
  remarks: ListRemark[];
}

/** Adds the entries of a file to a list; returns errors. */
export type ListReader = (file: SourceFile, list: NewList) => Diagnostic[];

/** Maximum number of findings per list. */
export const MOST_FINDINGS = 20;

/** Finding about a column or key that is not read, so that its entries would never expire. */
export function notExpires(name: string): { message: string; hint: string } {
  const message = `"${name}" would not make an entry expire`;
  return { message, hint: 'did you mean "expires"? a date there counts to its end (UTC)' };
}

/** Adds an entry with an optional expiry date; returns problems of the date. */
export function addEntry(
  file: SourceFile,
  list: NewList,
  { cells, ...entry }: ListEntry & { cells?: Cells },
  expires: string | undefined,
  place: () => Place,
): Diagnostic[] {
  if (expires === undefined) {
    list.entries.push(entry, cells);
    return [];
  }
  const time = parseExpiry(expires);
  if (time !== undefined) {
    list.entries.push({ ...entry, expires: time }, cells);
    return [];
  }
  const hint = timeHint(expires, 'write a date, 2026-12-31, or an RFC 3339 time');
  return [diagnose(file, place(), { code: 'wrong-time', message: `"${expires}" is not a date`, hint })];
}

/** Hints on how a format writes an entry and its date. */
export interface FormatWords {
  oneEntry: string;
  date: string;
}

/**
 * Checks that an entry is neither several nor holds a date: an error if that is certain, otherwise a remark for lint.
 */
export function checkEntry(
  list: NewList,
  entry: ListEntry,
  { oneEntry, date }: FormatWords,
  mayHoldCommas: boolean,
): Diagnostic[] {
  const flaw = flawOf(entry.value);
  if (flaw === undefined) return [];
  if (flaw.kind === 'date')
    return [
      diagnoseEntry(list, entry, {
        code: 'date-in-entry',
        message: `"${flaw.date}" would be a part of the entry, which would never match nor expire`,
        hint: date,
      }),
    ];
  if (flaw.certain)
    return [
      diagnoseEntry(list, entry, {
        code: 'several-entries',
        message: `"${entry.value}" would be one entry, which nothing matches`,
        hint: oneEntry,
      }),
    ];
  if (!mayHoldCommas) remarkSeveral(list, entry, oneEntry);
  return [];
}

function remarkSeveral(list: NewList, entry: ListEntry, oneEntry: string): void {
  addRemark(list, {
    check: 'comma-in-entry',
    message: `"${entry.value}" is one entry`,
    hint: `${oneEntry}; for one that holds blanks or commas use a CSV list, and quote it`,
    range: rangeOfEntry(entry),
  });
}

/** Adds a remark to a list. Of many of one kind the last one kept counts the others. */
export function addRemark(list: NewList, remark: ListRemark): void {
  const alike = list.remarks.filter(({ check }) => check === remark.check);
  const last = alike.at(-1);
  if (last === undefined || alike.length < MOST_FINDINGS) list.remarks.push(remark);
  else last.others = (last.others ?? 0) + 1;
}

/** The range of a line, from 1. */
export function lineOf(file: SourceFile, line: number): Place {
  const lines = file.text.split('\n');
  const from = lines.slice(0, line - 1).reduce((offset, text) => offset + text.length + 1, 0);
  return { from, to: from + (lines[line - 1] ?? '').length };
}
