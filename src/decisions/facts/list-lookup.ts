import { below, diagnose, type Finding, type Pointer } from '../../diagnostics/source-file.ts';
import { suggestion } from '../../diagnostics/suggest.ts';
import { asciiDomain } from '../../engine/operators/email.ts';
import { foldCase } from '../../engine/operators/fold-case.ts';
import { indexesOf, textOf } from '../../engine/operators/operator.ts';
import type { CompileScope } from '../../engine/scope.ts';
import { unknownList } from '../../engine/unread-list.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { diagnoseEntry, type IndexedList, type List } from '../../rules/lists/list.ts';
import { cellOf, type ListRows, rowAt } from '../../rules/lists/list-rows.ts';
import { indexRows, type RowIndex, rowOf } from '../../rules/lists/row-index.ts';
import type { Lookup } from '../../rules/rule-file.ts';
import { expiryInWords } from '../../rules/time.ts';
import { isTemplate } from '../template.ts';
import type { CallFacts, DerivedFact, ListLookup, LookupResult } from './call-facts.ts';
import { compileFact } from './compile-fact.ts';
import type { KnownFacts } from './known-facts.ts';

const NOT_FOUND: LookupResult = { found: false, cell: () => undefined, cells: () => ({}) };

/** The columns of the list that a lookup reads; undefined if there is no such list. */
export function columnsOf(
  { list }: Lookup,
  { lists }: Pick<CompileScope, 'lists'>,
): readonly string[] | undefined {
  return rowsOf(lists.get(list))?.columns;
}

function rowsOf(list: List | IndexedList | undefined): ListRows | undefined {
  return list?.indexes?.rows;
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
  const unknown = key.filter(({ column }) => !rows.columns.includes(column));
  for (const { column, place } of unknown)
    scope.report(diagnose(scope.source, { at: place, key: true }, unknownColumn(lookup, column, rows)));
  const templates = key.map(({ text, place }) => compileFact(text, place, scope, known));
  const sound = templates.filter((template) => template !== undefined);
  if (unknown.length > 0 || sound.length < key.length) return undefined;
  if (!key.some(({ text }) => isTemplate(text))) {
    scope.report(diagnose(scope.source, { at: below(at, 'key') }, constantKey(lookup)));
    return undefined;
  }
  const columns = key.map(({ column }) => column);
  const index = indexed(lookup, list, rows, columns, scope);
  return index && new IndexedLookup(lookup, list.path, rows, index, { key: sound, columns });
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

/** The index of a list by these columns, which all lookups with the same key share. */
function indexed(
  lookup: Lookup,
  list: List | IndexedList,
  rows: ListRows,
  columns: readonly string[],
  scope: CompileScope,
): RowIndex | undefined {
  const indexes = indexesOf(list);
  const name = JSON.stringify([lookup.match ?? (lookup.ignoreCase ? 'ignoreCase' : 'text'), ...columns]);
  const known = indexes.byKey?.[name];
  if (known !== undefined) return known;
  const keysOf = (row: number) => {
    const cells = columns.map((column) => cellOf(rows, column, row));
    return cells.includes(undefined) ? [] : keysOfRow(cells as string[], lookup);
  };
  const { index, duplicates } = indexRows(rows, keysOf, scope.now ?? Number.POSITIVE_INFINITY);
  for (const { row, first } of duplicates.slice(0, MOST_DUPLICATES)) {
    const entry = { line: rows.lines[row] ?? 0, value: Object.values(rowAt(rows, row)).join() };
    const message = `this row has the same ${columns.join(' and ')} as the one in line ${rows.lines[first]}`;
    const hint = 'keep one of them, or let the earlier one expire';
    scope.report(diagnoseEntry(list, entry, { code: 'duplicate-row', message, hint }));
  }
  if (duplicates.length > 0) return undefined;
  indexes.byKey = { ...indexes.byKey, [name]: index };
  return index;
}

const MOST_DUPLICATES = 20;

/** The keys of a row. Those of domains: `okta.com` for the domain itself, `.okta.com` for every domain below it. */
function keysOfRow(cells: readonly string[], lookup: Lookup): string[] {
  if (lookup.match !== 'domain') return [keyText(cells, lookup)];
  const [entry = ''] = cells;
  const name = asciiDomain(entry.replace(/^\*?\./, '')) ?? entry.replace(/^\*?\./, '').toLowerCase();
  if (entry.startsWith('*.')) return [`.${name}`];
  return entry.startsWith('.') ? [name, `.${name}`] : [name];
}

function keyText(cells: readonly string[], { ignoreCase = false }: Lookup): string {
  const [only = ''] = cells;
  const text = cells.length === 1 ? only : JSON.stringify(cells);
  return ignoreCase ? foldCase(text) : text;
}

class IndexedLookup implements ListLookup {
  readonly #lookup: Lookup;
  readonly #path: string;
  readonly #rows: ListRows;
  readonly #index: RowIndex;
  readonly key: readonly DerivedFact[];
  readonly columns: readonly string[];

  constructor(
    lookup: Lookup,
    path: string,
    rows: ListRows,
    index: RowIndex,
    { key, columns }: Pick<ListLookup, 'key' | 'columns'>,
  ) {
    this.#lookup = lookup;
    this.#path = path;
    this.#rows = rows;
    this.#index = index;
    this.key = key;
    this.columns = columns;
  }

  find(facts: CallFacts): LookupResult {
    const row = this.#rowsFor(facts).find((one) => this.#isValid(one, facts.now));
    if (row === undefined) return NOT_FOUND;
    const rows = this.#rows;
    return { found: true, cell: (column) => cellOf(rows, column, row), cells: () => rowAt(rows, row) };
  }

  rowInWords(facts: CallFacts): string | undefined {
    const rows = [...this.#rowsFor(facts)];
    const valid = rows.find((row) => this.#isValid(row, facts.now));
    if (valid !== undefined) return this.#placeOf(valid);
    const [expired] = rows;
    if (expired === undefined) return undefined;
    const words = expiryInWords(this.#rows.expires[expired] ?? 0);
    return `${this.#placeOf(expired)} expired ${words}`;
  }

  #isValid(row: number, now: number): boolean {
    return (this.#rows.expires[row] ?? 0) > now;
  }

  #placeOf(row: number): string {
    const [entry = ''] = Object.values(rowAt(this.#rows, row));
    return `${this.#path}:${this.#rows.lines[row]} ${entry}`;
  }

  /** The rows with the key of a call, the longest domain first. None if a part of the key has no value. */
  *#rowsFor(facts: CallFacts): Generator<number> {
    const texts = this.key.map((part) => textOf(part(facts)));
    if (texts.some((text) => text === undefined || text === '')) return;
    for (const key of keysFor(texts as string[], this.#lookup)) {
      const row = rowOf(this.#index, key);
      if (row !== undefined) yield row;
    }
  }
}

/** The keys under which a row may be indexed. */
function* keysFor(texts: readonly string[], lookup: Lookup): Generator<string> {
  if (lookup.match !== 'domain') return yield keyText(texts, lookup);
  const domain = (texts[0] ?? '').toLowerCase();
  // A domain outside ASCII could be a look-alike of a listed one.
  if (asciiDomain(domain) !== domain) return;
  yield domain;
  for (let dot = domain.indexOf('.'); dot !== -1; dot = domain.indexOf('.', dot + 1)) yield domain.slice(dot);
}
