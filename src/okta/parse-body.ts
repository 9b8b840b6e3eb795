/** Deeper than any hook request; recursive readers of the body could not cope with what JSON.parse accepts. */
const MOST_DEPTH = 32;

/** Why a text is not the JSON of a request. */
export interface BodyProblem {
  code: 'invalid-json' | 'too-deep' | 'duplicate-key';
  message: string;
}

/**
 * The value of a request's body. Stricter than JSON.parse: not too deep, and no key twice in an object, where two
 * readers could see two different requests.
 */
export function parseBody(text: string): { value: unknown } | BodyProblem {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { code: 'invalid-json', message: 'The body is not JSON.' };
  }
  return isSound(value, text) ? { value } : (structureProblem(text) ?? { value });
}

/**
 * Whether a count leaves no doubt: as many keys as the text has places where one could end, so that none is missing. Not
 * asked of a text with escapes, because V8 can take a key that is written with one for another key: in Node.js 26.10,
 * after `{"a":1,"\\":2}` has been read, it reads `{"a":1,"\u0061":2}` as the same.
 */
function isSound(value: unknown, text: string): boolean {
  return !text.includes('\\') && keysIn(value, MOST_DEPTH) === keyEndsIn(text);
}

/** The keys of all objects in a value, which is NaN where it is nested deeper than so many levels. */
function keysIn(value: unknown, levels: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (levels === 0) return Number.NaN;
  const values = Object.values(value);
  let keys = Array.isArray(value) ? 0 : values.length;
  for (const one of values) keys += keysIn(one, levels - 1);
  return keys;
}

/** How often a quote and a colon follow each other: behind each key, and also where a text begins with a colon. */
function keyEndsIn(text: string): number {
  const keyEnd = /"\s*:/g;
  let count = 0;
  while (keyEnd.test(text)) count += 1;
  return count;
}

/** Looks over a text that is known to be JSON, once, from token to token: what it says takes longer than a count. */
function structureProblem(text: string): BodyProblem | undefined {
  /** For each open object its keys so far; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  const tokens = /[[\]{}]|"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/gs;
  for (const [token, colon] of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const key = JSON.parse(token.slice(0, -colon.length)) as string;
      const keys = open.at(-1);
      if (keys?.has(key))
        return { code: 'duplicate-key', message: 'The body gives a key twice in one object.' };
      keys?.add(key);
    }
    if (open.length > MOST_DEPTH)
      return { code: 'too-deep', message: `The body is nested more than ${MOST_DEPTH} levels deep.` };
  }
  return undefined;
}
