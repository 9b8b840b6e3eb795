/** A pattern of RE2 that matches every text in which another one is found; ^ and $ at its ends are kept to. */
export function anywhere(pattern: string, flags = ''): string {
  const [, own = '', body = ''] = /^(?:\(\?([imU]*)s?\))?([\s\S]*)$/.exec(pattern) ?? [];
  const begins = body.startsWith('^');
  const ends = /(?<!\\)(?:\\\\)*\$$/.test(body);
  const hasAlternatives = body.includes('|');
  const bare = body.slice(begins ? 1 : 0, ends ? -1 : undefined);
  const [before, after] = [begins ? '' : '.*', ends ? '' : '.*'];
  // Of alternatives each may have its own ends.
  const found = hasAlternatives ? `.*(?:${body}).*` : `${before}${bare}${after}`;
  const all = [...new Set(`${own}${flags}${found.includes('.*') ? 's' : ''}`)].join('');
  return `${all === '' ? '' : `(?${all})`}${found}`;
}
