/** Recursive readers of a value could not cope with the depth that JSON.parse accepts. */
const MOST_DEPTH = 32;

/** Why a JSON text is refused. */
export interface JsonProblem {
  code: 'invalid-json' | 'escaped-key' | 'too-deep' | 'duplicate-key';
  /** The rest of a sentence that begins with the name of the text: "is not JSON". */
  problem: string;
}

/**
 * Parses JSON that comes from outside. Stricter than JSON.parse: no backslash in a key, no key twice in an object, a
 * bounded depth. Two readers of a text that is accepted see the same value, whatever Node.js they run on.
 *
 * Keys with escapes are refused because V8 before Node.js 24.22 and 26.12.1 can read one as another key: after
 * `{"a":1,"\\":2}` it reads `{"a":1,"\u0062":2}` as having the keys `a` and `\`. Such a text is not given to V8 at all.
 *
 * @param mostDepth levels of nesting that are accepted
 */
export function parseStrictJson(text: string, mostDepth = MOST_DEPTH): { value: unknown } | JsonProblem {
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
  // As many keys as the text has places where one could end: none is missing, so none stands there twice.
  if (countKeys(value, mostDepth) === countKeyEnds(text)) return { value };
  return structureProblem(text, mostDepth) ?? { value };
}

/**
 * One string of a JSON text, to its end or to that of the text, and the colon that follows a key. It matches at every
 * quote and never goes back, so that a text takes time in proportion to its length.
 */
const STRING = /"([^"\\]*(?:\\.[^"\\]*)*)(?:"(\s*:)?|\\?$)/gs;

/** Whether a key has a backslash. Of a text that is not JSON the answer does not matter: it is refused anyway. */
function hasEscapedKey(text: string): boolean {
  for (const [, content = '', colon] of text.matchAll(STRING))
    if (colon !== undefined && content.includes('\\')) return true;
  return false;
}

/** The keys of all objects in a value; NaN if it is nested deeper than so many levels. */
function countKeys(value: unknown, levels: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (levels === 0) return Number.NaN;
  const values = Object.values(value);
  let keys = Array.isArray(value) ? 0 : values.length;
  for (const one of values) keys += countKeys(one, levels - 1);
  return keys;
}

/** How often a quote and a colon follow each other: behind each key, and also in a string such as `"\":"`. */
function countKeyEnds(text: string): number {
  const keyEnd = /"\s*:/g;
  let count = 0;
  while (keyEnd.test(text)) count += 1;
  return count;
}

/** Looks over a text that is known to be JSON, once, from token to token: to name the problem takes longer than a count. */
function structureProblem(text: string, mostDepth: number): JsonProblem | undefined {
  /** For each open object its keys so far; undefined for an array. */
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
    if (open.length > mostDepth)
      return { code: 'too-deep', problem: `is nested more than ${mostDepth} levels deep` };
  }
  return undefined;
}
