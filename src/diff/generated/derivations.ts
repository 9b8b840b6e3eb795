import type { Endpoint } from '../../decisions/compile-endpoints.ts';
import { CallFacts, type DerivedFact, type ListLookup } from '../../decisions/facts/call-facts.ts';
import { requestFactsOf } from '../../decisions/facts/request-facts.ts';
import { NO_ID } from '../../decisions/hook-call.ts';
import type { HookRequest } from '../../hooks/envelope.ts';
import { type FactPath, isAbsent, isDerived, putAt, valueAt } from '../../rules/fact-path.ts';
import type { ListRow } from '../row-changes.ts';

/** A request, and the time of its decision in milliseconds since 1970. */
export interface TimedRequest {
  request: HookRequest;
  now: number;
}

/** A request that is not changed any more, so that its derived facts are made once. */
export interface FinalRequest extends TimedRequest {
  /** By endpoint. */
  facts?: Map<Endpoint, CallFacts>;
}

/** Values for facts of a request. */
export type Assignment = readonly (readonly [path: FactPath, value: unknown])[];

/** In place of the value of a derived fact that cannot be made. */
export const UNREADABLE = Symbol('unreadable');

/** Bounds of the search for facts that give a derived fact a value. */
const LIMITS = {
  /** Derived facts in a row. */
  depth: 6,
  rows: 8,
  /** Ways to each part of a key with several. */
  parts: 6,
  ways: 48,
};

/** A key that no list has, and one that is no domain. */
const UNLISTED = ['unlisted.example', 'unlisted'];

/** The facts of one endpoint: how they are read, and which requests may give them a value. */
export class Derivations {
  readonly #endpoint: Endpoint;
  readonly #rowsOf: (list: string) => readonly ListRow[];

  /** @param rowsOf rows of a list, the most interesting ones first */
  constructor(endpoint: Endpoint, rowsOf: (list: string) => readonly ListRow[]) {
    this.#endpoint = endpoint;
    this.#rowsOf = rowsOf;
  }

  /** The value of a fact, or UNREADABLE if a derived fact cannot be made, which fails the decision. */
  read(path: FactPath, of: FinalRequest): unknown {
    if (!isDerived(path)) return valueAt(of.request, path);
    try {
      return this.#factsOf(of).read(path);
    } catch {
      return UNREADABLE;
    }
  }

  #factsOf({ request, now, facts }: FinalRequest): CallFacts {
    const known = facts?.get(this.#endpoint);
    if (known !== undefined) return known;
    const made = new CallFacts(request, this.#endpoint.derived, NO_ID, now);
    facts?.set(this.#endpoint, made);
    return made;
  }

  /** The facts of the request that a fact is made of. */
  sourcesOf(path: FactPath): FactPath[] {
    return requestFactsOf(path, this.#endpoint.derived);
  }

  /** Values for the request with which a fact may have a value, the most likely ones first. Best effort. */
  ways(path: FactPath, value: unknown): IteratorObject<Assignment> {
    return this.#ways(path, value, 0).take(LIMITS.ways);
  }

  /** Cells that the rows of a lookup have at a path: `true` for `lookups.NAME.found`. */
  cellsAt([, name, part, column]: FactPath): unknown[] {
    if (part === 'found') return [true, false];
    const cells = this.#rows(String(name)).map(({ cells }) => cells[String(column)]);
    return [...new Set(cells)].slice(0, LIMITS.rows);
  }

  *#ways(path: FactPath, value: unknown, depth: number): Generator<Assignment> {
    const [root, name, part, column] = path;
    if (!isDerived(path)) yield [[path, value]];
    if (depth > LIMITS.depth) return;
    const fact = root === 'facts' ? this.#endpoint.derived.facts.get(String(name)) : undefined;
    if (fact !== undefined) yield* this.#waysOfFact(fact, value, depth + 1);
    const lookup = root === 'lookups' ? this.#endpoint.derived.lookups.get(String(name)) : undefined;
    if (lookup === undefined) return;
    for (const { cells } of this.#rows(String(name))
      .filter((row) => givesValue(row, part, column, value))
      .slice(0, LIMITS.rows))
      yield* this.#waysToKey(
        lookup,
        lookup.columns.map((key) => cells[key]),
        depth + 1,
      );
    if (value === false || isAbsent(value)) yield* this.#waysToNoRow(lookup, depth + 1);
  }

  #rows(lookup: string): readonly ListRow[] {
    const { lookups = {} } = this.#endpoint.source.value;
    return this.#rowsOf(lookups[lookup]?.list ?? '');
  }

  *#waysOfFact({ requested, derived }: DerivedFact, value: unknown, depth: number): Generator<Assignment> {
    const reads = [...requested, ...derived];
    for (const form of formsOf(value)) for (const read of reads) yield* this.#ways(read, form, depth);
    if (reads.length < 2) return;
    const [first, ...others] = reads as [FactPath, ...FactPath[]];
    const without = others.map((path) => this.#ways(path, undefined, depth));
    yield* combined([this.#ways(first, value, depth), ...without]);
    const words = typeof value === 'string' ? value.split(/[^\p{L}\p{N}]+/u) : [];
    if (words.length === reads.length)
      yield* combined(reads.map((path, index) => this.#ways(path, words[index], depth)));
  }

  *#waysToKey({ key }: ListLookup, texts: readonly unknown[], depth: number): Generator<Assignment> {
    yield* combined(key.map((part, index) => this.#waysOfFact(part, unmatched(texts[index]), depth)));
  }

  *#waysToNoRow(lookup: ListLookup, depth: number): Generator<Assignment> {
    for (const text of [...UNLISTED, undefined])
      yield* this.#waysToKey(
        lookup,
        lookup.key.map(() => text),
        depth,
      );
  }
}

/** The request with other values; undefined if it has no such place. */
export function assigned(request: HookRequest, assignment: Assignment): HookRequest | undefined {
  const changed = structuredClone(request);
  for (const [path, value] of assignment) {
    // A template that reads a whole object chooses a part of it.
    const there = valueAt(changed, path);
    const isWhole = typeof there === 'object' && there !== null && !Array.isArray(there);
    if (isWhole || putAt(changed, path, value) !== undefined) return undefined;
  }
  return changed;
}

/** Texts that filters such as `email_domain`, `email_local` and `date_from` may make a value of; and values of other types. */
function formsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return [value, value.join(',')];
  if (typeof value === 'number' || typeof value === 'boolean') return [value, String(value)];
  if (typeof value !== 'string' || value === '') return [value];
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(value) ?? [];
  const dates =
    year === undefined
      ? []
      : [`${year}-${month}-${day}`, `${day}/${month}/${year}`, `${month}/${day}/${year}`];
  return [value, `kim@${value}`, `${value}@member.example`, ...dates];
}

/** A domain that an entry such as `*.gov` or `.okta.com` matches. */
function unmatched(text: unknown): unknown {
  return typeof text === 'string' ? text.replace(/^\*\./, 'sub.').replace(/^\./, '') : text;
}

function givesValue({ cells }: ListRow, part: unknown, column: unknown, value: unknown): boolean {
  if (part === 'found') return value === true;
  const cell = cells[String(column)];
  return isAbsent(value) ? cell === undefined : cell === value;
}

/** Every combination of the first ways to several facts. */
function* combined(parts: readonly IteratorObject<Assignment>[]): Generator<Assignment> {
  const [first, ...others] = parts;
  if (first === undefined) return;
  if (others.length === 0) yield* first;
  else {
    const rest = combined(others).take(LIMITS.ways).toArray();
    for (const one of first.take(LIMITS.parts)) for (const other of rest) yield [...one, ...other];
  }
}
