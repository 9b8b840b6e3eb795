import { below, diagnose, type Finding, type Pointer } from '../../diagnostics/source-file.ts';
import { suggestion } from '../../diagnostics/suggest.ts';
import { indexesOf, textOf } from '../../engine/operators/operator.ts';
import type { CompileScope } from '../../engine/scope.ts';
import { unknownList } from '../../engine/unread-list.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { diagnoseEntry, type IndexedList, type List } from '../../rules/lists/list.ts';
import { cellOf, type ListRows, rowAt } from '../../rules/lists/list-rows.ts';
import { indexRows, type RowIndex, rowsWith } from '../../rules/lists/row-index.ts';
import type { Lookup } from '../../rules/rule-file.ts';
import { expiryInWords } from '../../rules/time.ts';
import { isTemplate } from '../template.ts';
import type { CallFacts, DerivedFact, ListLookup, LookupResult } from './call-facts.ts';
import { compileFact } from './compile-fact.ts';
import type { KnownFacts } from './known-facts.ts';
import {
  duplicateFinding,
  type KeyForm,
  keyFormOf,
  keysFor,
  keysOfRow,
  matchProblem,
  rowProblem,
} from './row-keys.ts';

const NOT_FOUND: LookupResult = { found: false, cell: () => undefined, cells: () => ({}) };

/** The columns of the list that a lookup reads; undefined if they are not known. */
export function columnsOf(
  { list }: Lookup,
  { lists }: Pick<CompileScope, 'lists'>,
): readonly string[] | undefined {
  const columns = rowsOf(lists.get(list))?.columns ?? [];
  return columns.length === 0 ? undefined : columns;
}

/** The rows of a list; undefined if it has errors, which have been reported. */
function rowsOf(list: List | IndexedList | undefined): ListRows | undefined {
  return list?.broken ? undefined : list?.indexes?.rows;
}

/**
 * Compiles a lookup; undefined if it has errors, which have been reported.
 */
export function compileListLookup(
  lookup: Lookup,
  at: Pointer,
  scope: CompileScope,
  known: KnownFacts,
): ListLookup | undefined {
  const list = scope.lists.get(lookup.list);
  const rows = rowsOf(list);
  if (list === undefined) {
    const finding = unknownList(lookup.list, scope);
    scope.report(diagnose(scope.source, { at: below(at, 'list') }, finding));
    return undefined;
  }
  // A list that could not be read has been reported.
  if (rows === undefined) return undefined;
  const key = keyOf(lookup, at, rows);
  const isKnown = ({ column }: KeyPart) => rows.columns.length === 0 || rows.columns.includes(column);
  const unknown = key.filter((part) => !isKnown(part));
  for (const { column, place } of unknown)
    scope.report(diagnose(scope.source, { at: place, key: true }, unknownColumn(lookup, column, rows)));
  const columns = key.map(({ column }) => column);
  const wrongMatch = matchProblem(lookup, columns);
  if (wrongMatch !== undefined) {
    const { key: name, finding } = wrongMatch;
    const place =
      name === undefined ? { at: below(at, 'match') } : { at: below(at, 'match', name), key: true };
    scope.report(diagnose(scope.source, place, finding));
  }
  const templates = key.map(({ text, place }) => compileFact(text, place, scope, known));
  const sound = templates.filter((template) => template !== undefined);
  if (unknown.length > 0 || wrongMatch !== undefined || sound.length < key.length) return undefined;
  if (!key.some(({ text }) => isTemplate(text))) {
    scope.report(diagnose(scope.source, { at: below(at, 'key') }, constantKey(lookup)));
    return undefined;
  }
  const form = keyFormOf(lookup, columns);
  const index = indexed(list, rows, form, scope);
  return index && new IndexedLookup(form, list.path, rows, index, sound);
}

interface KeyPart {
  column: string;
  text: string;
  place: Pointer;
}

/** The columns that the key of a lookup is compared with, as written. */
export function keyColumns({ key }: Pick<Lookup, 'key'>, columns: readonly string[]): string[] {
  if (typeof key !== 'string') return Object.keys(key);
  return [columns.find((name) => name.toLowerCase() === 'value') ?? columns[0] ?? 'value'];
}

/** The columns of the key, in the order of the list, so that equal keys share an index. */
function keyOf({ key }: Lookup, at: Pointer, { columns }: ListRows): KeyPart[] {
  const place = below(at, 'key');
  if (typeof key === 'string')
    return keyColumns({ key }, columns).map((column) => ({ column, text: key, place }));
  const parts = Object.entries(key).map(([column, text]) => ({ column, text, place: below(place, column) }));
  return parts.toSorted((a, b) => columns.indexOf(a.column) - columns.indexOf(b.column));
}

/** A key without a template finds the same row for every request. */
function constantKey({ key }: Lookup): Finding {
  const [column, text] = typeof key === 'string' ? ['', key] : (Object.entries(key)[0] ?? ['', '']);
  const isPath = /^(data|facts|lookups|decision)\./.test(text) && typeof parseFactPath(text) !== 'string';
  const template = `"{{ ${isPath ? text : 'data.userProfile.email | email_domain'} }}"`;
  const message = `the key "${text}" is the same text for every request`;
  const hint = `write a template: key: ${typeof key === 'string' ? template : `{ ${column}: ${template} }`}`;
  return { code: 'template', message, hint };
}

function unknownColumn({ list }: Lookup, column: string, { columns }: ListRows): Finding {
  const message = `the list "${list}" has no column "${column}"`;
  return { code: 'unknown-column', message, hint: suggestion(column, columns) };
}

/** The index of a list by these columns, which all lookups with the same key share; undefined if rows have errors. */
function indexed(
  list: List | IndexedList,
  rows: ListRows,
  form: KeyForm,
  scope: CompileScope,
): RowIndex | undefined {
  const indexes = indexesOf(list);
  const name = JSON.stringify([form.ignoreCase, form.domains, ...form.columns]);
  const known = indexes.byKey?.[name];
  if (known !== undefined) return known;
  const problems: RowProblem[] = [];
  const keysOf = (row: number) => {
    const finding = rowProblem(rows, row, form);
    if (finding !== undefined) problems.push({ row, finding });
    return keysOfRow(rows, row, form);
  };
  const { index, duplicates } = indexRows(rows, keysOf, scope.now ?? Number.POSITIVE_INFINITY);
  for (const pair of duplicates)
    problems.push({ row: pair.row, finding: duplicateFinding(rows, pair, form) });
  for (const { row, finding } of problems.slice(0, MOST_PROBLEMS)) {
    const entry = { line: rows.lines[row] ?? 0, value: Object.values(rowAt(rows, row)).join() };
    scope.report(diagnoseEntry(list, entry, finding));
  }
  if (problems.length > 0) return undefined;
  indexes.byKey = { ...indexes.byKey, [name]: index };
  return index;
}

interface RowProblem {
  row: number;
  finding: Finding & { hint: string };
}

const MOST_PROBLEMS = 20;

class IndexedLookup implements ListLookup {
  readonly #form: KeyForm;
  readonly #path: string;
  readonly #rows: ListRows;
  readonly #index: RowIndex;
  readonly key: readonly DerivedFact[];
  readonly columns: readonly string[];

  constructor(form: KeyForm, path: string, rows: ListRows, index: RowIndex, key: readonly DerivedFact[]) {
    this.#form = form;
    this.#path = path;
    this.#rows = rows;
    this.#index = index;
    this.key = key;
    this.columns = form.columns;
  }

  find(facts: CallFacts): LookupResult {
    const row = this.#validRow(this.#rowsFor(facts), facts.now);
    if (row === undefined) return NOT_FOUND;
    const rows = this.#rows;
    return { found: true, cell: (column) => cellOf(rows, column, row), cells: () => rowAt(rows, row) };
  }

  rowInWords(facts: CallFacts): string | undefined {
    const candidates = [...this.#rowsFor(facts)];
    const valid = this.#validRow(candidates, facts.now);
    if (valid !== undefined) return this.#placeOf(valid);
    const expiryOf = (row: number) => this.#rows.expires[row] ?? 0;
    const [last] = (candidates[0] ?? []).toSorted((a, b) => expiryOf(b) - expiryOf(a));
    return last === undefined ? undefined : `${this.#placeOf(last)} expired ${expiryInWords(expiryOf(last))}`;
  }

  /** The first row that is valid at a time. */
  #validRow(candidates: Iterable<readonly number[]>, now: number): number | undefined {
    for (const rows of candidates) {
      const valid = rows.find((row) => this.#isValid(row, now));
      if (valid !== undefined) return valid;
    }
    return undefined;
  }

  #isValid(row: number, now: number): boolean {
    return (this.#rows.expires[row] ?? 0) > now;
  }

  #placeOf(row: number): string {
    const [entry = ''] = Object.values(rowAt(this.#rows, row));
    return `${this.#path}:${this.#rows.lines[row]} ${entry}`;
  }

  /** The rows with each key of a call, the longest domain first. None if a part of the key has no value. */
  *#rowsFor(facts: CallFacts): Generator<readonly number[]> {
    const texts = this.key.map((part) => textOf(part(facts)));
    if (texts.some((text) => text === undefined || text === '')) return;
    for (const key of keysFor(texts as string[], this.#form)) {
      const rows = [...rowsWith(this.#index, key)];
      if (rows.length > 0) yield rows;
    }
  }
}
