import type { IncomingMessage } from 'node:http';

/**
 * All values of a header, in their order. Node's `headersDistinct` throws on a header named `__proto__` in versions before
 * 24.14.1 (CVE-2026-21710).
 *
 * @param name in lower case
 */
export function headerValues({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>, name: string): string[] {
  const values: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [found = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    if (found.length === name.length && found.toLowerCase() === name) values.push(value);
  }
  return values;
}
