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

/** An element of a list in YAML or JSON. */
type ListElement = string | { value: string; expires?: string };

const checkList = schemaCheck(listValidator);

/**
 * Reads one entry per element: text, or a map with `value`.
 *
 * @param startOf offset of an entry in the text
 */
export function readElements(
  source: SourceFile,
  list: NewList,
  words: FormatWords,
  startOf: (index: number, isText: boolean) => number,
): Diagnostic[] {
  const findings = checkList(source);
  if (findings.length > 0) return findings.map((finding) => finding.diagnostic);
  const lineAt = ascendingLines(source.text);
  const dates = new DateColumns<string>();
  const diagnostics: Diagnostic[] = [];
  for (const [index, element] of (source.value as ListElement[]).entries()) {
    if (diagnostics.length >= MOST_FINDINGS) break;
    const isText = typeof element === 'string';
    const { value, expires, ...others } = isText ? { value: element, expires: undefined } : element;
    const entry = { value, line: lineAt(startOf(index, isText)) };
    const other = Object.keys(others).find(meansExpires);
    if (other !== undefined) {
      const place = { at: `/${index}/${other}`, key: true };
      diagnostics.push(diagnose(source, place, { code: 'unknown-key', ...notExpires(other) }));
      continue;
    }
    for (const [key, cell] of Object.entries(others))
      dates.see(key, String(cell ?? ''), expires === undefined, `/${index}/${key}`);
    diagnostics.push(
      ...addEntry(source, list, { ...entry, cells: cellsOf(element) }, expires, () => ({
        at: `/${index}/expires`,
      })),
      ...checkEntry(list, entry, words, !isText),
    );
  }
  for (const { name, at } of dates.found())
    list.remarks.push({ ...dateColumn(name), range: rangeOf(source, at, 'key') });
  return diagnostics;
}

/** The scalars of an element, as text. */
function cellsOf(element: ListElement): [string, string][] {
  if (typeof element === 'string') return [['value', element]];
  return Object.entries(element).flatMap(([key, cell]: [string, unknown]): [string, string][] =>
    cell === null || typeof cell === 'object' ? [] : [[key, String(cell)]],
  );
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
