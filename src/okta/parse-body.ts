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
  return structureProblem(text) ?? { value };
}

/** Looks over a text that is known to be JSON, once, from token to token. */
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
