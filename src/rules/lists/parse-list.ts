import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnose, type SourceFile } from '../../diagnostics/source-file.ts';
import { templateInEntry } from '../template-in-condition.ts';
import { readCsvList } from './csv-list.ts';
import { readJsonList } from './json-list.ts';
import { diagnoseEntry, type List } from './list.ts';
import { linesOf } from './list-comments.ts';
import { ListEntries } from './list-entries.ts';
import { type ListReader, type ListUse, MOST_FINDINGS, type NewList } from './list-reader.ts';
import { readTextList } from './text-list.ts';
import { readYamlList } from './yaml-list.ts';

export interface ParsedList {
  list: List;
  diagnostics: Diagnostic[];
}

/**
 * Parses a list file. The last part of `path` gives its name and its format.
 *
 * @param use left out, no lookup reads it
 */
export function parseList(path: string, text: string, use: ListUse = ENTRIES_ONLY): ParsedList {
  const file: SourceFile = { path, text, value: undefined, spans: new Map() };
  const entries = new ListEntries(use.rows);
  const newList: NewList = { name: listName(path), path, use, entries, remarks: [] };
  const diagnostics = readList(newList, file);
  const { use: _, ...list } = newList;
  return { list, diagnostics };
}

const ENTRIES_ONLY: ListUse = { rows: false, byColumn: false, tested: true };

function readList(list: NewList, file: SourceFile): Diagnostic[] {
  const { path, text } = file;
  const diagnostics: Diagnostic[] = [];
  if (!/^[a-z0-9][a-z0-9-]*$/.test(list.name)) {
    const hint = 'use lower-case letters, digits and hyphens';
    diagnostics.push(
      diagnose(
        file,
        { from: 0, to: 0 },
        { code: 'wrong-name', message: `"${list.name}" cannot name a list`, hint },
      ),
    );
  }
  const format = path.slice(path.lastIndexOf('.') + 1);
  const read = READERS.get(format) ?? refuseFormat;
  diagnostics.push(...read(file, list));
  if (text.includes('{{') || text.includes('{%')) diagnostics.push(...templatesAmong(list));
  remarkCut(list, text, format);
  const rows = list.entries.rows();
  if (rows !== undefined) list.indexes = { rows };
  if (diagnostics.length > 0) list.broken = true;
  return diagnostics;
}

/** The name of a list: that of its file, without the extension. */
export function listName(path: string): string {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  return fileName.slice(0, fileName.lastIndexOf('.'));
}

function templatesAmong(list: List): Diagnostic[] {
  return Array.from(
    list.entries
      .values()
      .flatMap((entry) => {
        const finding = templateInEntry(entry.value);
        return finding === undefined ? [] : [diagnoseEntry(list, entry, finding)];
      })
      .take(MOST_FINDINGS),
  );
}

const READERS: ReadonlyMap<string, ListReader> = new Map([
  ['txt', readTextList],
  ['csv', readCsvList],
  ['yaml', readYamlList],
  ['yml', readYamlList],
  ['json', readJsonList],
]);

function refuseFormat(file: SourceFile): Diagnostic[] {
  const hint = 'name it NAME.txt, NAME.csv, NAME.yaml or NAME.json';
  return [
    diagnose(file, { from: 0, to: 0 }, { code: 'wrong-name', message: 'not the name of a list file', hint }),
  ];
}

/** Adds a remark if the last line has no line end: the file may be truncated. */
function remarkCut(list: NewList, text: string, format: string): void {
  const last = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  if (last.trim() === '' || !canBeCut(last.trim(), format)) return;
  const line = Iterator.from(linesOf(text)).reduce((count) => count + 1, 0);
  const value = list.entries.at(list.entries.length - 1)?.value ?? last.trim();
  list.remarks.push({
    check: 'no-last-line-end',
    message: `the file ends without a line break: if it was cut off, "${value}" is not all of its last entry`,
    hint: 'compare it with where it comes from, and end its last line',
    range: { start: { line, column: 1 }, end: { line, column: last.length + 1 } },
  });
}

/** True if a last line may be truncated: not if it ends with a quote or a bracket. Truncated JSON is an error. */
function canBeCut(line: string, format: string): boolean {
  if (format === 'json') return false;
  if (format !== 'csv' && line.startsWith('#')) return false;
  return format === 'txt' || !/["'\]}]$/.test(line);
}
