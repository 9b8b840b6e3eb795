import { CsvError, parse as parseCsv } from 'csv-parse/sync';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { diagnose, rangeBetween, type SourceFile } from '../../diagnostics/source-file.ts';
import { DateColumns, dateColumn, meansExpires } from './list-dates.ts';
import { addEntry, checkEntry, lineOf, MOST_FINDINGS, type NewList, notExpires } from './list-reader.ts';

type ReadRow = (record: string[], line: number) => void;

/** Reads one entry per row; the first row names the columns. */
export function readCsvList(file: SourceFile, list: NewList): Diagnostic[] {
  const found: Diagnostic[] = [];
  const dates = new DateColumns<number>();
  let read: ReadRow = (header, line) => {
    const columns = header.map((name) => name.trim().toLowerCase());
    const problem =
      headerProblem(columns, header) ?? (list.entries.hasRows ? columnTwice(header) : undefined);
    list.entries.nameColumns(header.map((name) => name.trim()));
    if (problem !== undefined)
      found.push(diagnose(file, lineOf(file, line), { code: 'csv-syntax', ...problem }));
    read = problem === undefined ? entryReader(header, file, list, found, dates, line) : () => {};
  };
  const broken = eachRow(file, (record, line) => read(record, line));
  if (broken !== undefined) {
    list.entries = list.entries.emptied();
    return [broken];
  }
  for (const { name, at } of dates.found()) {
    const { from, to } = lineOf(file, at) as { from: number; to: number };
    list.remarks.push({ ...dateColumn(name), range: rangeBetween(file.text, from, to) });
  }
  return found;
}

const WORDS = {
  oneEntry: 'write one entry a row',
  date: 'write the date to a column of its own, which is named expires',
};

function entryReader(
  header: string[],
  file: SourceFile,
  list: NewList,
  found: Diagnostic[],
  dates: DateColumns<number>,
  headerLine: number,
): ReadRow {
  const columns = header.map((name) => name.trim().toLowerCase());
  const valueColumn = Math.max(0, columns.indexOf('value'));
  const expiresColumn = columns.indexOf('expires');
  const names = header.map((name) => name.trim());
  const others = columns.map((name, index) => ({ name, index }));
  others.splice(valueColumn, 1);
  return (record, line) => {
    const value = record[valueColumn] ?? '';
    const expires = record[expiresColumn] || undefined;
    if (value === '' || found.length >= MOST_FINDINGS) return;
    const entry = { value, line };
    const cells = names.map((name, index) => [name, record[index] ?? ''] as const);
    found.push(...addEntry(file, list, { ...entry, cells }, expires, () => lineOf(file, line)));
    found.push(...checkEntry(list, entry, WORDS, true));
    for (const { name, index } of others)
      if (index !== expiresColumn) dates.see(name, record[index] ?? '', expires === undefined, headerLine);
  };
}

/** Problem of a header for lookups, which would read the first of two columns. */
function columnTwice(header: readonly string[]): { message: string; hint: string } | undefined {
  const names = header.map((name) => name.trim()).filter((name) => name !== '');
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return undefined;
  return { message: `two columns are named "${twice}"`, hint: 'rename or remove one' };
}

/** Calls `read` for each row: all rows of a long list at once would not fit into memory. */
function eachRow(file: SourceFile, read: ReadRow): Diagnostic | undefined {
  try {
    parseCsv(file.text, {
      trim: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      // The only comment that a CSV list may have, to suppress a finding.
      comment: '# hookgate-ignore',
      comment_no_infix: true,
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

/** Problem of a header that would be misread, so that entries or their dates would be lost. */
function headerProblem(columns: string[], written: string[]): { message: string; hint: string } | undefined {
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
  if (!columns.includes('value') && first === 'expires') {
    const message =
      'no column is named "value", and the first one, which would be read instead, is "expires"';
    return { message, hint: 'name the column of the entries "value"' };
  }
  const other = written.find((name, index) => columns[index] !== 'expires' && meansExpires(name));
  return other === undefined ? undefined : notExpires(other);
}
