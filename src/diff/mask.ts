import { isIP } from 'node:net';
import { pluralize } from '../diagnostics/pluralize.ts';
import { parseTime } from '../rules/time.ts';

/** Short codes of letters, digits and separators, which are shown by their shape. */
const SHAPED = /^[\p{L}\d ._/-]{1,24}$/u;

/**
 * Masks a value of a request, but keeps the properties that explain a decision: its kind and length, the domain of an
 * address, the network of an IP address, the month of a time, the shape of a code (`AA-9999`).
 */
export function mask(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return `a number, ${maskText(String(value))}`;
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === 'string' ? maskText(value) : `an object of ${Object.keys(value).length}`;
}

function maskText(text: string): string {
  if (text === '') return '""';
  if (/^\d+$/.test(text)) return pluralize(text.length, 'digit');
  const domain = /^[^@\s]+@([^@\s]{1,255})$/.exec(text)?.[1];
  if (domain !== undefined) return `${initial(text)}***@${domain}`;
  if (isIP(text) === 4) return text.replace(/\d+$/, 'x');
  if (isIP(text) === 6) return `${text.split(':').slice(0, 2).join(':')}:…`;
  if (parseTime(text) !== undefined) return `${text.slice(0, 'yyyy-mm'.length)}-…`;
  if (/\d/.test(text) && SHAPED.test(text)) return `like ${shapeOf(text)}`;
  return pluralize([...text].length, 'character');
}

/** The first letter of a mailbox, unless it has only one. */
function initial(address: string): string {
  return address.indexOf('@') > 1 ? address.slice(0, 1) : '';
}

/** A text with `A`, `a` and `9` for its letters and digits. */
function shapeOf(text: string): string {
  return text
    .replaceAll(/\d/g, '9')
    .replaceAll(/\p{Lu}/gu, 'A')
    .replaceAll(/(?!A)\p{L}/gu, 'a');
}
