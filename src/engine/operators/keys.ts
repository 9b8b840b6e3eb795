import type { IndexedList, List, ListIndexes } from '../../rules/lists/list.ts';
import { expiryIn, lineIn, type TextIndex, TextIndexBuilder } from '../../rules/lists/text-index.ts';
import type { Scalar } from '../../rules/rule-file.ts';
import {
  type ExpiredEntry,
  eachElement,
  indexesOf,
  isList,
  isProblem,
  type Literal,
  type MatchedEntry,
  type NotedEntries,
  ofEachList,
  type ValueProblem,
} from './operator.ts';

/** Canonical form by which a fact is looked up. Keys of list entries are always text. */
export type Key = string | boolean;

/** The elements of a value, indexed for look-ups. */
export interface Keys {
  /** Time at which a key expires, in milliseconds since 1970; undefined if there is no such key. */
  get(key: Key): number | undefined;
  /** The entries, or elements, that a key was read from; left out if there is nothing to name. */
  entriesOf?(key: Key): KeyedEntry[];
}

/** An entry of a list by its position, or an element of an array as it is written. */
export interface KeyedEntry extends Partial<MatchedEntry> {
  expires: number;
}

/** Name of the index for one kind of keys. */
type KeyKind = Exclude<keyof ListIndexes, 'entries' | 'rows' | 'byKey'>;

/** Reads the keys of one element. */
type ReadKeys = (element: Scalar) => Key[] | ValueProblem;

/** True if there is such a key, and it has not expired. */
export function holds(keys: Keys, key: Key, now: number): boolean {
  return (keys.get(key) ?? 0) > now;
}

/**
 * Adds the entries of these keys to a trace: those that match, or else the expired ones, which would have matched.
 *
 * @param entryOf the entry of a list that a key was read from
 */
export function noteEntries(
  known: Keys,
  keys: Iterable<Key>,
  now: number,
  noted: NotedEntries,
  entryOf: (key: Key, entry: KeyedEntry) => string = String,
): void {
  const found = Iterator.from(keys)
    .flatMap((key) =>
      (known.entriesOf?.(key) ?? []).map((one) => ({ ...one, entry: one.entry ?? entryOf(key, one) })),
    )
    .toArray();
  const matched = found.filter(({ expires }) => expires > now);
  noted.matched.push(...matched.map(({ expires: _, ...entry }) => entry));
  if (matched.length === 0) noted.expired.push(...found.filter(isOfList));
}

/** Elements of arrays do not expire. */
function isOfList(entry: MatchedEntry & { expires: number }): entry is ExpiredEntry {
  return entry.file !== undefined;
}

/**
 * Reads an array or lists into keys; returns `refusal` for any other value. A list is indexed once for all operators
 * with this kind of keys; an index that came from another thread is reused.
 */
export function readKeys(
  value: Literal,
  kind: KeyKind,
  read: ReadKeys,
  refusal: ValueProblem,
): Keys | ValueProblem {
  if (!isList(value)) return keysOfArray(value, read, refusal);
  const parts = ofEachList(value, (list) => keysOfList(list, kind, read, refusal));
  if (isProblem(parts)) return parts;
  const [only, ...others] = parts;
  return only !== undefined && others.length === 0 ? only : keysOfAll(parts);
}

/** The keys of several lists; of an entry of more than one the latest expiry counts. */
function keysOfAll(parts: readonly Required<Keys>[]): Keys {
  return {
    get: (key) => {
      let latest: number | undefined;
      for (const part of parts) {
        const expires = part.get(key);
        if (expires !== undefined && expires > (latest ?? 0)) latest = expires;
      }
      return latest;
    },
    entriesOf: (key) => parts.flatMap((part) => part.entriesOf(key)),
  };
}

function keysOfList(
  list: List | IndexedList,
  kind: KeyKind,
  read: ReadKeys,
  refusal: ValueProblem,
): Required<Keys> | ValueProblem {
  const index = indexOf(list, kind, read, refusal);
  if (isProblem(index)) return index;
  const get = (key: Key) => (typeof key === 'string' ? expiryIn(index, key) : undefined);
  const entriesOf = (key: Key) => {
    const [expires, line] = [get(key), typeof key === 'string' ? lineIn(index, key) : undefined];
    return expires === undefined || line === undefined ? [] : [{ expires, file: list.path, line }];
  };
  return { get, entriesOf };
}

/** The keys of an array: one object, because many tests have few elements. */
class ElementKeys extends Map<Key, number> implements Keys {
  readonly #elements: readonly Scalar[];
  readonly #read: ReadKeys;

  constructor(elements: readonly Scalar[], read: ReadKeys) {
    super();
    this.#elements = elements;
    this.#read = read;
  }

  /** Elements are read again: only traces ask for them. */
  entriesOf(key: Key): KeyedEntry[] {
    const found = this.#elements.filter((element) => {
      const keys = this.#read(element);
      return !isProblem(keys) && keys.includes(key);
    });
    return found.map((element) => ({ entry: String(element), expires: Number.POSITIVE_INFINITY }));
  }
}

function keysOfArray(
  value: Scalar | Scalar[] | undefined,
  read: ReadKeys,
  refusal: ValueProblem,
): Keys | ValueProblem {
  const known = new ElementKeys(Array.isArray(value) ? value : [], read);
  const problem = eachElement(value, read, refusal, (keys, expires) => {
    for (const key of keys) known.set(key, expires);
  });
  return problem ?? known;
}

function indexOf(
  list: List | IndexedList,
  kind: KeyKind,
  read: ReadKeys,
  refusal: ValueProblem,
): TextIndex | ValueProblem {
  const indexes = indexesOf(list);
  const known = indexes[kind];
  if (known !== undefined) return known;
  const builder = new TextIndexBuilder();
  const problem = eachElement(list, read, refusal, (keys, expires, { line }) => {
    for (const key of keys) builder.add(String(key), expires, line);
  });
  if (problem !== undefined) return problem;
  const index = builder.finish();
  indexes[kind] = index;
  return index;
}
