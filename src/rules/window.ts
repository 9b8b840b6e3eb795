import type { Rule } from './rule-file.ts';
import { parseExpiry, parseTime } from './time.ts';

/** The keys that a validity window is written with. */
export type WrittenWindow = Pick<Rule, 'validFrom' | 'validUntil' | 'validThrough'>;

/** A validity window, in milliseconds since 1970: from its first moment to the first moment after it. */
export interface ValidityWindow {
  from: number;
  until: number;
}

/** True if a rule has a validity window. */
export function hasWindow({ validFrom, validUntil, validThrough }: WrittenWindow): boolean {
  return (validFrom ?? validUntil ?? validThrough) !== undefined;
}

/** The key that ends a window. */
export function endKeyOf({ validThrough }: WrittenWindow): 'validThrough' | 'validUntil' {
  return validThrough === undefined ? 'validUntil' : 'validThrough';
}

/** The validity window of a rule; without bounds where the rule has none, or one that is not a time. */
export function windowOf({ validFrom = '', validUntil = '', validThrough }: WrittenWindow): ValidityWindow {
  const until = validThrough === undefined ? parseTime(validUntil) : parseLastDay(validThrough);
  return {
    from: parseTime(validFrom) ?? Number.NEGATIVE_INFINITY,
    until: until ?? Number.POSITIVE_INFINITY,
  };
}

/** True if a text is a date alone. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseTime(text) !== undefined;
}

/** Parses the last day of a window to the first moment after it (UTC); undefined if it is not a date alone. */
export function parseLastDay(text: string): number | undefined {
  return isDate(text) ? parseExpiry(text) : undefined;
}
