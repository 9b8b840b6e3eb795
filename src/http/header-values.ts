import type { IncomingMessage } from 'node:http';

/**
 * All values of a header, as they came. Node's `headersDistinct` has the same, and copies every other header for it.
 *
 * @param name in small letters
 */
export function headerValues({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>, name: string): string[] {
  const values: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [found = '', value = ''] = [rawHeaders[at], rawHeaders[at + 1]];
    if (found.length === name.length && found.toLowerCase() === name) values.push(value);
  }
  return values;
}
