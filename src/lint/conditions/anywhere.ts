/** An RE2 pattern that matches every text that contains a match of another pattern; ^ and $ at its ends still apply. */
export function anywhere(pattern: string, flags = ''): string {
  const [, own = '', body = ''] = /^(?:\(\?([imU]*)s?\))?([\s\S]*)$/.exec(pattern) ?? [];
  const begins = body.startsWith('^');
  const ends = /(?<!\\)(?:\\\\)*\$$/.test(body);
  const hasAlternatives = body.includes('|');
  const bare = body.slice(begins ? 1 : 0, ends ? -1 : undefined);
  const [before, after] = [begins ? '' : '.*', ends ? '' : '.*'];
  // Each alternative may have its own anchors.
  const found = hasAlternatives ? `.*(?:${body}).*` : `${before}${bare}${after}`;
  const all = [...new Set(`${own}${flags}${found.includes('.*') ? 's' : ''}`)].join('');
  return `${all === '' ? '' : `(?${all})`}${found}`;
}
