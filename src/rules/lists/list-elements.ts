import listValidator from '../../../schema/list.validator.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { schemaCheck } from '../../diagnostics/schema-check.ts';
import { diagnose, rangeOf, type SourceFile } from '../../diagnostics/source-file.ts';
import { DateColumns, dateColumn, meansExpires } from './list-dates.ts';
import {
  addEntry,
  checkEntry,
  type FormatWords,
  MOST_FINDINGS,
  type NewList,
  notExpires,
} from './list-reader.ts';
import { cellText, type EntryKey, entryKeyOf, type ListElement, rowProblems } from './list-row.ts';

const checkList = schemaCheck(listValidator);

/** Offset of an entry in the text, by its index and its key; without a key, the entry is a text. */
export type EntryStart = (index: number, key: string | undefined) => number;

/** Reads one entry per element: text, or a map with `value`. If only lookups read the list, a map may do without it. */
export function readElements(
  source: SourceFile,
  list: NewList,
  words: FormatWords,
  startOf: EntryStart,
): Diagnostic[] {
  const findings = checkList(source).map((finding) => finding.diagnostic);
  const elements = Array.isArray(source.value) ? (source.value as unknown[]) : [];
  const keyOf = entryKeyOf(elements, list.use);
  const unfit = elements
    .entries()
    .flatMap(([index, row]) => (isRow(row) ? rowProblems(row, index, keyOf, list.use, source) : []));
  findings.push(...unfit.take(MOST_FINDINGS));
  if (findings.length > 0) return findings;
  return readSound(source, elements as ListElement[], list, { words, startOf, keyOf });
}

function isRow(element: unknown): element is Exclude<ListElement, string> {
  return typeof element === 'object' && element !== null && !Array.isArray(element);
}

interface Reading {
  words: FormatWords;
  startOf: EntryStart;
  keyOf: EntryKey;
}

function readSound(
  source: SourceFile,
  elements: readonly ListElement[],
  list: NewList,
  { words, startOf, keyOf }: Reading,
): Diagnostic[] {
  const lineAt = ascendingLines(source.text);
  const dates = new DateColumns<string>();
  const diagnostics: Diagnostic[] = [];
  const column = elements.length > 0 && list.use.byColumn ? keyOf({}) : undefined;
  if (column !== undefined) list.entries.nameColumns([column]);
  for (const [index, element] of elements.entries()) {
    if (diagnostics.length >= MOST_FINDINGS) break;
    const isText = typeof element === 'string';
    const key = isText ? undefined : keyOf(element);
    const row = isText ? { value: element } : element;
    const { [key ?? 'value']: value, expires, ...others } = row as Record<string, unknown>;
    const entry = { value: cellText(value) ?? '', line: lineAt(startOf(index, key)) };
    const other = Object.keys(others).find(meansExpires);
    if (other !== undefined) {
      const place = { at: `/${index}/${other}`, key: true };
      diagnostics.push(diagnose(source, place, { code: 'unknown-key', ...notExpires(other) }));
      continue;
    }
    for (const [name, cell] of Object.entries(others))
      dates.see(name, String(cell ?? ''), expires === undefined, `/${index}/${name}`);
    const cells = cellsOf(row);
    diagnostics.push(
      ...addEntry(source, list, { ...entry, cells }, expires as string | undefined, () => ({
        at: `/${index}/expires`,
      })),
      ...checkEntry(list, entry, words, !isText),
    );
  }
  for (const { name, at } of dates.found())
    list.remarks.push({ ...dateColumn(name), range: rangeOf(source, at, 'key') });
  return diagnostics;
}

/** The cells of a row, as text. */
function cellsOf(row: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(row).flatMap(([key, cell]): [string, string][] => {
    const text = cellText(cell);
    return text === undefined ? [] : [[key, text]];
  });
}

/** Returns line numbers (from 1) for ascending offsets, counting each line once. */
function ascendingLines(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    for (; next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}
