import { parseTime } from './time.ts';

/** A way to write dates, such as `DD/MM/YYYY`, ready to read and to write them. */
export interface DateFormat {
  /** As written in the rule file. */
  text: string;
  pattern: RegExp;
  parts: readonly Part[];
}

/** A literal text, or a token. */
type Part = string | Token;

interface Token {
  unit: 'year' | 'month' | 'day';
  /** Number of digits. */
  least: number;
  most: number;
}

const TOKENS: Readonly<Record<string, Token>> = {
  YYYY: { unit: 'year', least: 4, most: 4 },
  MM: { unit: 'month', least: 2, most: 2 },
  M: { unit: 'month', least: 1, most: 2 },
  DD: { unit: 'day', least: 2, most: 2 },
  D: { unit: 'day', least: 1, most: 2 },
};

const EXPECTED = 'write it with YYYY, MM or M, and DD or D, each once, as in DD/MM/YYYY';

/** Reason why a date format is refused. */
export interface DateFormatProblem {
  message: string;
  hint: string;
}

/**
 * Parses a date format: `YYYY`, `MM` or `M`, and `DD` or `D`, each once; other characters stand for themselves. `M` and
 * `D` are one digit or two.
 */
export function parseDateFormat(text: string): DateFormat | DateFormatProblem {
  const parts = partsOf(text);
  const flaw = flawOf(parts);
  if (flaw !== undefined) return { message: `"${text}" is not a date format: ${flaw}`, hint: hintFor(text) };
  const pattern = parts.map((part) =>
    typeof part === 'string' ? escaped(part) : `(?<${part.unit}>[0-9]{${part.least},${part.most}})`,
  );
  return { text, parts, pattern: new RegExp(`^${pattern.join('')}$`, 'u') };
}

/** Runs of Y, M and D are tokens; a run that is none of them stays text, and the format then lacks a part. */
function partsOf(text: string): Part[] {
  const runs = text.match(/Y+|M+|D+|[^YMD]+/gu) ?? [];
  return runs.map((run) => TOKENS[run] ?? run);
}

function flawOf(parts: readonly Part[]): string | undefined {
  const unknown = parts.find((part) => typeof part === 'string' && /^[YMD]+$/.test(part));
  if (typeof unknown === 'string') return `${unknown} is not one of YYYY, MM, M, DD, D`;
  for (const unit of ['year', 'month', 'day']) {
    const count = parts.filter((part) => typeof part !== 'string' && part.unit === unit).length;
    if (count !== 1) return count === 0 ? `it has no ${unit}` : `it has the ${unit} more than once`;
  }
  const open = parts.find((part, index) => isOpenEnded(part) && touchesDigits(parts, index));
  return open === undefined ? undefined : 'M and D, of one digit or two, need another character beside them';
}

const isOpenEnded = (part: Part) => typeof part !== 'string' && part.least < part.most;

/** True if a part has digits next to it, so that its own end is unclear. */
function touchesDigits(parts: readonly Part[], index: number): boolean {
  const [before, after] = [parts[index - 1] ?? '', parts[index + 1] ?? ''];
  return typeof before !== 'string' || typeof after !== 'string' || /\d$/.test(before) || /^\d/.test(after);
}

/** Format in the spelling of strftime, or in lower case, rewritten if that is a format. */
function hintFor(text: string): string {
  const meant = text
    .replaceAll(/%Y|%m|%d/g, (one) => ({ '%Y': 'YYYY', '%m': 'MM' })[one] ?? 'DD')
    .replaceAll(/y+|m+|d+/g, (run) => run.toUpperCase());
  return meant !== text && flawOf(partsOf(meant)) === undefined ? `write ${meant}` : EXPECTED;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, (character) => `\\${character}`);
}

/**
 * Reads a date that is written in this format: its RFC 3339 full date, `1980-11-30`; undefined if it does not fit. A year before
 * 1000, such as 0001 or 0099, is a mistake or a placeholder.
 */
export function dateFrom(text: string, { pattern }: DateFormat): string | undefined {
  const { year, month = '', day = '' } = pattern.exec(text)?.groups ?? {};
  if (year === undefined || year < '1000') return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseTime(date) === undefined ? undefined : date;
}

/** Writes an RFC 3339 full date in this format. */
export function dateAs(date: string, { parts }: DateFormat): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const written = { year, month, day };
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return part.least === 1 ? String(Number(written[part.unit])) : written[part.unit];
    })
    .join('');
}

const SEPARATORS = ['/', '.', '-'];

/** The formats of day, month and year with separators in which a text is a date: two if day and month may be either. */
export function formatsOf(text: string): string[] {
  const separator = SEPARATORS.find((one) => text.includes(one)) ?? '';
  const orders = [
    ['DD', 'MM', 'YYYY'],
    ['MM', 'DD', 'YYYY'],
    ['YYYY', 'MM', 'DD'],
  ].map((order) => order.join(separator));
  const short = orders.map((order) => order.replace('DD', 'D').replace('MM', 'M'));
  return [orders, short].map((all) => all.filter((format) => isDateIn(text, format))).find(isFilled) ?? [];
}

const isFilled = (formats: readonly string[]) => formats.length > 0;

function isDateIn(text: string, written: string): boolean {
  const format = parseDateFormat(written);
  return 'pattern' in format && dateFrom(text, format) !== undefined;
}
