import type { IndexedList, List, ListIndexes } from '../../rules/lists/list.ts';
import { expiryIn, lineIn, type TextIndex, TextIndexBuilder } from '../../rules/lists/text-index.ts';
import type { Scalar } from '../../rules/rule-file.ts';
import {
  eachElement,
  indexesOf,
  isList,
  isProblem,
  type Literal,
  type TestContext,
  type ValueProblem,
} from './operator.ts';

/** Canonical form by which a fact is looked up. Keys of list entries are always text. */
export type Key = string | boolean;

/** The elements of a value, indexed for look-ups. */
export interface Keys {
  /** Time at which a key expires, in milliseconds since 1970; undefined if there is no such key. */
  get: (key: Key) => number | undefined;
  /** Position of the entry of a key; left out if no key expires. */
  placeOf?: (key: Key) => { file: string; line: number } | undefined;
}

/** Name of the index for one kind of keys. */
type KeyKind = Exclude<keyof ListIndexes, 'entries' | 'rows' | 'byKey'>;

/** Reads the keys of one element. */
type ReadKeys = (element: Scalar) => Key[] | ValueProblem;

/** Whether there is such a key, and it has not expired. */
export function holds(keys: Keys, key: Key, now: number): boolean {
  return (keys.get(key) ?? 0) > now;
}

/**
 * Adds the expired ones of these keys to the trace. To be called only if none of the keys is valid.
 *
 * @param entryOf the entry that a key was read from
 */
export function noteExpired(
  { get, placeOf }: Keys,
  keys: Iterable<Key>,
  { now, expired }: TestContext,
  entryOf: (key: Key) => string = String,
): void {
  if (expired === undefined || placeOf === undefined) return;
  for (const key of keys) {
    const [expires, place] = [get(key), placeOf(key)];
    if (expires !== undefined && expires <= now && place !== undefined)
      expired.push({ ...place, entry: entryOf(key), expires });
  }
}

/**
 * Reads an array or a list into keys; returns `refusal` for any other value. A list is indexed once for all operators
 * with this kind of keys; an index that came from another thread is reused.
 */
export function readKeys(
  value: Literal,
  kind: KeyKind,
  read: ReadKeys,
  refusal: ValueProblem,
): Keys | ValueProblem {
  if (!isList(value)) return keysOfArray(value, read, refusal);
  const index = indexOf(value, kind, read, refusal);
  if (isProblem(index)) return index;
  const keys: Keys = { get: (key) => (typeof key === 'string' ? expiryIn(index, key) : undefined) };
  if (index.lines === undefined) return keys;
  const placeOf = (key: Key) => {
    const line = typeof key === 'string' ? lineIn(index, key) : undefined;
    return line === undefined ? undefined : { file: value.path, line };
  };
  return { ...keys, placeOf };
}

function keysOfArray(value: Literal, read: ReadKeys, refusal: ValueProblem): Keys | ValueProblem {
  const known = new Map<Key, number>();
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
