import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { describe } from '../../diagnostics/schema-explanations.ts';
import { below, diagnose, type Finding, type SourceFile } from '../../diagnostics/source-file.ts';
import type { ListUse } from './list-reader.ts';

/** An element of a list in YAML or JSON. */
export type ListElement = string | ListRow;

/** The keys of a row are the columns for lookups. */
export type ListRow = Readonly<Record<string, unknown>>;

/** The key with the entry of a row; undefined if the row has none. */
export type EntryKey = (row: ListRow) => string | undefined;

/**
 * Says which key of a row holds the entry: `value`. If only lookups read the list, it is the first key of its first row where no
 * entry has `value`, and any key where every lookup names its columns.
 */
export function entryKeyOf(elements: readonly unknown[], { rows, byColumn, tested }: ListUse): EntryKey {
  if (!rows || tested) return () => 'value';
  if (!byColumn) return (row) => ('value' in row ? 'value' : firstKeyOf(row));
  const hasValue = elements.some((one) => typeof one === 'string' || 'value' in Object(one));
  const column = hasValue ? 'value' : firstKeyOf(Object(elements[0]));
  return () => column;
}

function firstKeyOf(row: ListRow): string | undefined {
  return Object.keys(row).find((key) => key !== 'expires' && cellText(row[key]) !== '');
}

/** The text of a cell; undefined for a list or a map, which is none. */
export function cellText(cell: unknown): string | undefined {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? undefined : String(cell);
}

/** The errors of a row: no entry, or a cell without text. */
export function rowProblems(
  row: ListRow,
  index: number,
  keyOf: EntryKey,
  { rows, tested }: ListUse,
  source: SourceFile,
): Diagnostic[] {
  const key = keyOf(row);
  const found: Diagnostic[] = [];
  if (key === undefined || !(key in row)) {
    const finding = withoutEntry(row, key ?? 'value', rows && tested);
    found.push(diagnose(source, { at: below('', index) }, finding));
  }
  const wrong = rows ? Object.keys(row).filter((name) => cellText(row[name]) === undefined) : [];
  for (const name of wrong) {
    const finding: Finding = {
      code: 'wrong-type',
      message: `a cell is text, and "${name}" holds ${describe(row[name])}`,
      hint: 'write it as text, or leave it out: a lookup reads this list',
    };
    found.push(diagnose(source, { at: below('', index, name) }, finding));
  }
  return found;
}

/** @param isTable whether tests and lookups read the list */
function withoutEntry(row: ListRow, key: string, isTable: boolean): Finding {
  const message = `an entry needs "${key}"`;
  const first = firstKeyOf(row);
  const isEntry = key === 'value' && first !== undefined && first !== 'owner' && first !== 'reason';
  const why = isTable ? '; a test reads the entries of this list, not its rows alone' : '';
  if (isEntry)
    return { code: 'missing-key', message, hint: `if "${first}" is the entry, name it "value"${why}` };
  const hint =
    key === 'value' ? 'quote it, as in  value: "okta.com"' : 'the first row has it as its first key';
  return { code: 'missing-key', message, hint };
}
