import type { AnsweringList, List, ListIndexes } from '../../rules/lists/list.ts';
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

/** What a fact is looked up by. An entry of a list is text, and so are its keys. */
export type Key = string | boolean;

/** What the elements of a value come to where facts are looked up among them. */
export interface Keys {
  /** The first moment at which a key no longer counts, in milliseconds; undefined where it is not there. */
  get: (key: Key) => number | undefined;
  /** Where the entry of a key stands; left out where no key expires. */
  placeOf?: (key: Key) => { file: string; line: number } | undefined;
}

/** The index in which a list holds keys of one kind. */
type KeyKind = Exclude<keyof ListIndexes, 'entries'>;

/** Reads the keys that one element stands for. */
type ReadKeys = (element: Scalar) => Key[] | ValueProblem;

/** Whether a key is there, and counts still. */
export function holds(keys: Keys, key: Key, now: number): boolean {
  return (keys.get(key) ?? 0) > now;
}

/**
 * Notes for a trace which of these keys have expired. For a fact of which none of the keys holds: where one does, it does
 * not matter what became of the others.
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
 * Reads a literal array or a list into keys; `refusal` where the value is neither. A list is read once for all
 * operators that want this kind of keys, and not at all where it came with its index from another thread.
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
  list: List | AnsweringList,
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
