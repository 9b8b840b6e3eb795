import { looksLikeDate } from './list-dates.ts';

/** Why the text of an entry is hardly one entry. */
export interface EntryFlaw {
  kind: 'several' | 'date';
  /** False where the text can be meant as it stands, as `Sato, Kim` can. */
  certain: boolean;
  /** The date at the end of the text. */
  date?: string;
}

/** An address, a domain, an IP address or a network: nothing that goes on behind a comma. */
const IDENTIFIER =
  /^(?:[^\s@]+@[^\s@]+\.[^\s@]+|(?:\*\.)?(?:[\p{L}\d-]+\.)+[\p{L}\d-]+|[\da-f]*:[\da-f:.]+|[\da-f.:]+\/\d{1,3})$/iu;

const SEPARATOR = /[,;\t]/;

/** A date at the end, what stands before it, and what stands between. */
const DATE_AT_END = /^(.*[^\s,;:=|(])([\s,;:=|(]+)([\d./-]{8,10}(?:T[\d:.+Z-]+)?)\)?$/;

const EXPIRY_WORD = /\b(?:expir\w*|until|till|to)$/i;

/** What an author who writes several entries, or a date, into one entry did not mean. */
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
