import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnose, type SourceFile } from '../../diagnostics/source-file.ts';
import { templateInEntry } from '../template-in-condition.ts';
import { readCsvList } from './csv-list.ts';
import { readJsonList } from './json-list.ts';
import { diagnoseEntry, type List } from './list.ts';
import { linesOf } from './list-comments.ts';
import { ListEntries } from './list-entries.ts';
import { type ListReader, MOST_FINDINGS, type NewList } from './list-reader.ts';
import { readTextList } from './text-list.ts';
import { readYamlList } from './yaml-list.ts';

export interface ParsedList {
  list: List;
  diagnostics: Diagnostic[];
}

/** Parses a list file. The last part of `path` gives its name and its format. */
export function parseList(path: string, text: string): ParsedList {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const dot = fileName.lastIndexOf('.');
  const file: SourceFile = { path, text, value: undefined, spans: new Map() };
  const list: NewList = { name: fileName.slice(0, dot), path, entries: new ListEntries(), remarks: [] };
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
  const format = fileName.slice(dot + 1);
  const read = READERS.get(format) ?? refuseFormat;
  diagnostics.push(...read(file, list));
  if (text.includes('{{') || text.includes('{%')) diagnostics.push(...templatesAmong(list));
  remarkCut(list, text, format);
  return { list, diagnostics };
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

/** Whether a last line may be truncated: not if it ends with a quote or a bracket. Truncated JSON is an error. */
function canBeCut(line: string, format: string): boolean {
  if (format === 'json') return false;
  if (format !== 'csv' && line.startsWith('#')) return false;
  return format === 'txt' || !/["'\]}]$/.test(line);
}
