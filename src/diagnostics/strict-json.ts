/** Maximum nesting: recursive readers cannot handle the depth that JSON.parse accepts. */
const MAX_DEPTH = 32;

/** Why a JSON text is refused. */
export interface JsonProblem {
  code: 'invalid-json' | 'escaped-key' | 'too-deep' | 'duplicate-key';
  /** The predicate of a sentence whose subject is the text: "is not JSON". */
  problem: string;
}

/**
 * Parses untrusted JSON. Stricter than JSON.parse: no backslash in a key, no key twice in an object, a bounded depth.
 * All versions of Node.js read an accepted text as the same value.
 *
 * Keys with escapes are refused because V8 before Node.js 24.22 and 26.12.1 can read one as another key: after
 * `{"a":1,"\\":2}` it reads `{"a":1,"\u0062":2}` as having the keys `a` and `\`. Such a text is not given to V8 at all.
 *
 * @param maxDepth maximum levels of nesting
 */
export function parseStrictJson(text: string, maxDepth = MAX_DEPTH): { value: unknown } | JsonProblem {
  if (text.includes('\\') && hasEscapedKey(text))
    return {
      code: 'escaped-key',
      problem: 'has a backslash in a key: write each character of a key as it is',
    };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { code: 'invalid-json', problem: 'is not JSON' };
  }
  // If the value has as many keys as the text has key ends, no key is lost: none is a duplicate.
  if (countKeys(value, maxDepth) === countKeyEnds(text)) return { value };
  return structureProblem(text, maxDepth) ?? { value };
}

/**
 * A string of a JSON text, up to its end or that of the text, and the colon behind a key. It matches at every quote and
 * never backtracks: linear time.
 */
const STRING = /"([^"\\]*(?:\\.[^"\\]*)*)(?:"(\s*:)?|\\?$)/gs;

/** True if a key has a backslash. The result only matters for valid JSON. */
function hasEscapedKey(text: string): boolean {
  for (const [, content = '', colon] of text.matchAll(STRING))
    if (colon !== undefined && content.includes('\\')) return true;
  return false;
}

/** The number of keys of all objects in a value; NaN if it is nested deeper. */
function countKeys(value: unknown, levels: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (levels === 0) return Number.NaN;
  const values = Object.values(value);
  let keys = Array.isArray(value) ? 0 : values.length;
  for (const one of values) keys += countKeys(one, levels - 1);
  return keys;
}

/** Counts quotes followed by a colon: behind each key, and also in a string such as `"\":"`. */
function countKeyEnds(text: string): number {
  const keyEnd = /"\s*:/g;
  let count = 0;
  while (keyEnd.test(text)) count += 1;
  return count;
}

/** Names the problem of a text that is valid JSON; slower than the count. */
function structureProblem(text: string, maxDepth: number): JsonProblem | undefined {
  /** The keys of each open object so far; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  const tokens = /[[\]{}]|"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?/gs;
  for (const [token, content = '', colon] of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const keys = open.at(-1);
      if (keys?.has(content)) return { code: 'duplicate-key', problem: 'gives a key twice in one object' };
      keys?.add(content);
    }
    if (open.length > maxDepth)
      return { code: 'too-deep', problem: `is nested more than ${maxDepth} levels deep` };
  }
  return undefined;
}
