import type { Span } from './source-file.ts';

/** A value in a JSON array: an element, or the value of a key if the element is an object. */
export interface JsonPlace {
  /** Index of the element. */
  index: number;
  /** Left out for the element itself. */
  key?: string;
  span: Span;
}

/** A string, with the colon behind a key; a bracket; or a number or word. */
const TOKEN = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[[\]{}]|[^\s[\]{},:"]+/gs;

/**
 * The places of the elements of an array, and of the keys of those that are objects; an element comes behind its keys.
 *
 * @param text valid JSON, without backslashes in keys
 */
export function* placesInArray(text: string): Generator<JsonPlace> {
  /** Where each open array or object begins. */
  const open: number[] = [];
  let index = -1;
  let key: { name: string; from: number; to: number } | undefined;
  for (const { 0: token, 1: content = '', 2: colon, index: from } of text.matchAll(TOKEN)) {
    if (colon !== undefined) {
      if (open.length === 2) key = { name: content, from, to: from + content.length + 2 };
      continue;
    }
    const isEnd = token === ']' || token === '}';
    if (open.length === 1 && !isEnd) index += 1;
    if (token === '[' || token === '{') {
      open.push(from);
      continue;
    }
    const start = isEnd ? (open.pop() ?? from) : from;
    const end = from + token.length;
    if (open.length === 1) {
      key = undefined;
      yield { index, span: [-1, -1, start, end] };
    } else if (open.length === 2 && key !== undefined) {
      yield { index, key: key.name, span: [key.from, key.to, start, end] };
    }
  }
}

/** Tokens of a text that may not be JSON; a string ends at the end of its line. */
const ANY_TOKEN = /"(?:[^"\\\r\n]|\\.)*"?|[[\]{},:]|[^\s[\]{},:"]+/g;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end';

/** The first token that JSON does not allow at its place; the end of the text if that was cut off. */
export function faultInJson(text: string): { from: number; to: number } {
  /** The bracket that ends each open array or object. */
  const open: string[] = [];
  const end = text.trimEnd().length;
  let expected: Expected = 'value';
  for (const { 0: token, index: from } of text.matchAll(ANY_TOKEN)) {
    const to = from + token.length;
    const next = expectedBehind(token, expected, open);
    // No array ends with a string.
    if (next === undefined && token.startsWith('"') && to === end) break;
    if (next === undefined) return { from, to };
    expected = next;
  }
  return { from: text.length, to: text.length };
}

/** Undefined if the token is not the expected one. */
function expectedBehind(token: string, expected: Expected, open: string[]): Expected | undefined {
  if (expected === 'colon') return token === ':' ? 'value' : undefined;
  if (expected.startsWith('key') && token.startsWith('"')) return isScalar(token) ? 'colon' : undefined;
  if (expected === 'comma or end' && token === ',' && open.length > 0)
    return open.at(-1) === ']' ? 'value' : 'key';
  if (token === open.at(-1) && /end$|\W$/.test(expected)) {
    open.pop();
    return 'comma or end';
  }
  if (!expected.startsWith('value')) return undefined;
  if (token === '[' || token === '{') {
    open.push(token === '[' ? ']' : '}');
    return token === '[' ? 'value or ]' : 'key or }';
  }
  return isScalar(token) ? 'comma or end' : undefined;
}

function isScalar(token: string): boolean {
  try {
    JSON.parse(token);
    return true;
  } catch {
    return false;
  }
}
