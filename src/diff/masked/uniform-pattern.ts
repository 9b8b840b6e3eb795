/** What a pattern may hold that takes all letters of one case, and all digits, alike. */
const OUTSIDE =
  /\\[dDwWsSbBAztnrfva]|\\[^\p{L}\p{N}]|\(\?(?:P?<\w+>|[imsU-]*[:)])|\{\d+(?:,\d*)?\}|\[\^?\]?|[^\p{L}\p{N}\\]/uy;
const INSIDE =
  /\\[dDwWsStnrfva]|\\[^\p{L}\p{N}]|\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word):\]|0-9|a-z|A-Z|\]|[^\p{L}\p{N}\\]/uy;

/** Categories of Unicode that a mask keeps: other kinds of letters all become one. */
const CATEGORY = /\\[pP](?:\{\^?(?:L|Lu|Ll|N|Nd|M|Mn|P|S|Z|Zs|C)\}|[LNMPSZC])/y;

/**
 * Whether a pattern in RE2 syntax matches a text whenever it matches another one of the same shape: it names no single
 * letter or digit, in ASCII or beyond, and no part of the alphabet. In doubt it does not.
 */
export function isUniformPattern(pattern: string): boolean {
  let at = 0;
  let inside = false;
  while (at < pattern.length) {
    const token = tokenAt(pattern, at, CATEGORY) ?? tokenAt(pattern, at, inside ? INSIDE : OUTSIDE);
    // A letter beyond ASCII can end a range that is then no part of one alphabet.
    if (token === undefined || /[^\p{ASCII}]/u.test(token)) return false;
    // `[+-a-z]` begins with the range from + to a.
    if (inside && /^\w-\w$/.test(token) && /[^[^]-$/.test(pattern.slice(0, at))) return false;
    if (inside && token === ']') inside = false;
    else if (!inside && token.startsWith('[')) inside = true;
    at += token.length;
  }
  return true;
}

function tokenAt(pattern: string, at: number, tokens: RegExp): string | undefined {
  tokens.lastIndex = at;
  return tokens.exec(pattern)?.[0];
}
