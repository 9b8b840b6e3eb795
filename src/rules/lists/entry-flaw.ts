import { looksLikeDate } from './list-dates.ts';

/** Reason why the text of an entry is probably not one entry. */
export interface EntryFlaw {
  kind: 'several' | 'date';
  /** False if the text may be meant literally, as `Sato, Kim` may. */
  certain: boolean;
  /** The date at the end of the text. */
  date?: string;
}

/** An address, a domain, an IP address or a network: never part of a longer text with commas. */
const IDENTIFIER =
  /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|(?:\*\.)?(?:[\p{L}\d-]+\.)+[\p{L}\d-]+|[\da-f]*:[\da-f:.]+|[\da-f.:]+\/\d{1,3})$/iu;

const SEPARATOR = /[,;\t]/;

/** A date at the end, with the text before it and the separator between. */
const DATE_AT_END = /^(.*[^\s,;:=|(])([\s,;:=|(]+)([\d./-]{8,10}(?:T[\d:.+Z-]+)?)\)?$/;

const EXPIRY_WORD = /\b(?:expir\w*|until|till|to)$/i;

/** Finds several entries, or a date, in the text of one entry. */
export function flawOf(text: string): EntryFlaw | undefined {
  if (!/[\s,;|]/.test(text)) return undefined;
  const [, before = '', between = '', date = ''] = DATE_AT_END.exec(text) ?? [];
  if (looksLikeDate(date) && (/[,;|\t]/.test(between) || EXPIRY_WORD.test(before) || IDENTIFIER.test(before)))
    return { kind: 'date', certain: true, date };
  const parts = text
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (SEPARATOR.test(text)) return { kind: 'several', certain: parts.every(isIdentifier) };
  return text.split(/\s+/).every(isIdentifier) ? { kind: 'several', certain: false } : undefined;
}

function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}
