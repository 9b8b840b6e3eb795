import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import listValidator from '../../schema/list.validator.js';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { schemaCheck } from '../diagnostics/schema-check.ts';
import { diagnose, type Place, type SourceFile } from '../diagnostics/source-file.ts';
import { closest } from '../diagnostics/suggest.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { type Entries, ListEntries, type ListEntry } from './list-entries.ts';
import { templateInEntry } from './template-in-condition.ts';
import type { TextIndex } from './text-index.ts';
import { parseExpiry } from './time.ts';
import { timeHint } from './time-hint.ts';

/** What operators read out of a list, by the way in which they read it: however many use it so, it is held once. */
export interface ListIndexes {
  text?: TextIndex;
  foldedText?: TextIndex;
  domains?: TextIndex;
  networks?: TextIndex;
  /** Where each entry is asked for by itself. Unlike the others it is copied from thread to thread. */
  entries?: readonly ListEntry[];
}

/** A named list, `lists/NAME.txt|csv|yaml`. Plain data. */
export interface List {
  name: string;
  path: string;
  entries: Entries;
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
}

/** What answering needs of a list, once the rules that use it have been compiled. Threads hand it over without a copy. */
export function forAnswering({ name, path, entries, indexes = {} }: List): AnsweringList {
  return { name, path, size: entries.length, indexes };
}

/** The last one of each name: that there are several has been reported. */
export function listsByName<One extends { name: string }>(lists: readonly One[]): ReadonlyMap<string, One> {
  return new Map(lists.map((list) => [list.name, list]));
}

export interface ParsedList {
  list: List;
  diagnostics: Diagnostic[];
}

const checkList = schemaCheck(listValidator);

/** Reads a list file; `path` is shown to the reader, its last part gives the name and the format. */
export function parseList(path: string, text: string): ParsedList {
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  const dot = fileName.lastIndexOf('.');
  const file: SourceFile = { path, text, value: undefined, spans: new Map() };
  const list = { name: fileName.slice(0, dot), path, entries: new ListEntries() };
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
  const read = READERS.get(fileName.slice(dot + 1)) ?? refuseFormat;
  diagnostics.push(...read(file, list));
  if (text.includes('{{') || text.includes('{%')) diagnostics.push(...templatesAmong(list));
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

/** A list that is being read. */
interface NewList extends List {
  entries: ListEntries;
}

type Reader = (file: SourceFile, list: NewList) => Diagnostic[];

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['txt', readText],
  ['csv', readCsv],
  ['yaml', readYaml],
  ['yml', readYaml],
]);

function refuseFormat(file: SourceFile): Diagnostic[] {
  const hint = 'name it NAME.txt, NAME.csv or NAME.yaml';
  return [
    diagnose(file, { from: 0, to: 0 }, { code: 'wrong-name', message: 'not the name of a list file', hint }),
  ];
}

/** More findings about one list help nobody. */
const MOST_FINDINGS = 20;

/** With its comment an entry would be another one, and without what follows the # it might be, too. */
const UNCLEAR_COMMENT = {
  code: 'unclear-comment',
  message: 'this may be a comment or a part of the entry',
  hint: 'put a space before the # of a comment; write an entry that holds a # to a CSV or YAML list',
};

/** One entry a line; `#` starts a comment at the beginning of a line or after a space. */
function readText(file: SourceFile, list: NewList): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let line = 0;
  for (const written of linesOf(file.text)) {
    line += 1;
    const value = written.replace(/(^|\s)#.*$/s, '').trim();
    if (value === '') continue;
    list.entries.push({ value, line });
    if (value.includes('#') && diagnostics.length < MOST_FINDINGS)
      diagnostics.push(diagnoseEntry(list, { value, line }, UNCLEAR_COMMENT));
  }
  return diagnostics;
}

/** One by one: side by side the lines of a long list would take several times its memory. */
function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
    yield text.slice(start, index);
    start = index + end.length;
  }
  yield text.slice(start);
}

type ReadRow = (record: string[], line: number) => void;

function readCsv(file: SourceFile, list: NewList): Diagnostic[] {
  const found: Diagnostic[] = [];
  let read: ReadRow = (header, line) => {
    const columns = header.map((name) => name.trim().toLowerCase());
    const problem = headerProblem(columns);
    if (problem !== undefined)
      found.push(diagnose(file, lineOf(file, line), { code: 'csv-syntax', ...problem }));
    read = problem === undefined ? entryReader(columns, file, list, found) : () => {};
  };
  const broken = eachRow(file, (record, line) => read(record, line));
  if (broken === undefined) return found;
  list.entries = new ListEntries();
  return [broken];
}

function entryReader(columns: string[], file: SourceFile, list: NewList, found: Diagnostic[]): ReadRow {
  const valueColumn = Math.max(0, columns.indexOf('value'));
  const expiresColumn = columns.indexOf('expires');
  return (record, line) => {
    const value = record[valueColumn] ?? '';
    const expires = record[expiresColumn] || undefined;
    if (value === '' || found.length >= MOST_FINDINGS) return;
    found.push(...addEntry(file, list, { value, line }, expires, () => lineOf(file, line)));
  };
}

/** Hands on the rows one by one: those of a long list would not find room side by side. */
function eachRow(file: SourceFile, read: ReadRow): Diagnostic | undefined {
  try {
    parseCsv(file.text, {
      trim: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (record: string[], { lines }) => {
        read(record, lines);
        return null;
      },
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return diagnose(file, lineOf(file, line), {
      code: 'csv-syntax',
      message: `the row does not fit the header (${error.code})`,
      hint: 'every row has as many columns as the header; quote a value that holds a comma',
    });
  }
}

/** A header that would be read as something else than was meant, so that entries or their dates would be lost. */
function headerProblem(columns: string[]): { message: string; hint: string } | undefined {
  if (columns.length === 1 && /[;\t]/.test(columns[0] ?? ''))
    return { message: 'the columns are not separated by commas', hint: 'save the file with commas' };
  const twice = ['value', 'expires'].find((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  if (twice !== undefined)
    return { message: `two columns are named "${twice}"`, hint: 'rename or remove one' };
  const [first = ''] = columns;
  if (!columns.includes('value') && (/[@./:]/.test(first) || /^[0-9]+$/.test(first))) {
    const message = `the first row names the columns, and "${first}" looks like an entry`;
    return { message, hint: 'begin the file with a row such as value,expires' };
  }
  const misspelt = columns.find((name) => name !== 'expires' && closest(name, ['expires']) !== undefined);
  return misspelt === undefined ? undefined : misspeltExpiry(misspelt);
}

function readYaml(file: SourceFile, list: NewList): Diagnostic[] {
  const parsed = parseYaml(file.path, file.text);
  if (parsed.file === undefined) return parsed.diagnostics;
  const source = parsed.file;
  const findings = checkList(source);
  if (findings.length > 0) return findings.map((finding) => finding.diagnostic);
  const items = source.value as (string | YamlEntry)[];
  const lineAt = ascendingLines(source.text);
  return items.flatMap((item, index) => {
    const { value, expires, ...others } =
      typeof item === 'string' ? { value: item, expires: undefined } : item;
    const [, , start = 0] =
      source.spans.get(typeof item === 'string' ? `/${index}` : `/${index}/value`) ?? [];
    const line = lineAt(start);
    const misspelt = Object.keys(others).find((key) => closest(key, ['expires']) !== undefined);
    if (misspelt === undefined)
      return addEntry(source, list, { value, line }, expires, () => ({ at: `/${index}/expires` }));
    return [diagnose(source, { at: `/${index}/${misspelt}`, key: true }, misspeltExpiry(misspelt))];
  });
}

/** Tells lines (from 1) of offsets that only ever grow, without counting from the beginning each time. */
function ascendingLines(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (offset) => {
    for (; next !== -1 && next < offset; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}

interface YamlEntry {
  value: string;
  expires?: string;
}

/** An entry whose date is not seen would count for ever. */
function misspeltExpiry(name: string): { code: string; message: string; hint: string } {
  return {
    code: 'unknown-key',
    message: `"${name}" would not make an entry expire`,
    hint: 'did you mean "expires"?',
  };
}

function addEntry(
  file: SourceFile,
  list: NewList,
  entry: ListEntry,
  expires: string | undefined,
  place: () => Place,
): Diagnostic[] {
  if (expires === undefined) {
    list.entries.push(entry);
    return [];
  }
  const time = parseExpiry(expires);
  if (time !== undefined) {
    list.entries.push({ ...entry, expires: time });
    return [];
  }
  const hint = timeHint(expires, 'write a date, 2026-12-31, or an RFC 3339 time');
  return [diagnose(file, place(), { code: 'wrong-time', message: `"${expires}" is not a date`, hint })];
}

function lineOf(file: SourceFile, line: number): Place {
  const lines = file.text.split('\n');
  const from = lines.slice(0, line - 1).reduce((offset, text) => offset + text.length + 1, 0);
  return { from, to: from + (lines[line - 1] ?? '').length };
}

/** A finding about an entry of a list, for those who find out later what the entries had to be. */
export function diagnoseEntry(
  list: Pick<List, 'path'>,
  entry: ListEntry,
  finding: { code: string; message: string; hint: string },
): Diagnostic {
  const start = { line: entry.line, column: 1 };
  return {
    severity: 'error',
    ...finding,
    file: list.path,
    range: { start, end: { line: entry.line, column: 1 + entry.value.length } },
  };
}
