/** Tokens that treat all letters of one case, and all digits, alike. */
const OUTSIDE =
  /\\[dDwWsSbBAztnrfva]|\\[^\p{L}\p{N}]|\(\?(?:P?<\w+>|[imsU-]*[:)])|\{\d+(?:,\d*)?\}|\[\^?\]?|[^\p{L}\p{N}\\]/uy;
const INSIDE =
  /\\[dDwWsStnrfva]|\\[^\p{L}\p{N}]|\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word):\]|0-9|a-z|A-Z|\]|[^\p{L}\p{N}\\]/uy;

/** Unicode categories that a mask keeps: all other kinds of letters become one. */
const CATEGORY = /\\[pP](?:\{\^?(?:L|Lu|Ll|N|Nd|M|Mn|P|S|Z|Zs|C)\}|[LNMPSZC])/y;

/**
 * True if a pattern in RE2 syntax matches either all texts of a shape or none: it names no single letter or digit, and no
 * part of an alphabet. False in case of doubt.
 */
export function isUniformPattern(pattern: string): boolean {
  let at = 0;
  let inside = false;
  while (at < pattern.length) {
    const token = tokenAt(pattern, at, CATEGORY) ?? tokenAt(pattern, at, inside ? INSIDE : OUTSIDE);
    // A letter beyond ASCII can end a range that spans alphabets.
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
