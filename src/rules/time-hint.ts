import { parseTime } from './time.ts';

/** General hint on how to write a time. */
const TIME_FORMS =
  'write it as 2026-03-01T09:00:00Z, or as a date alone, 2026-03-01, which is its first moment in UTC';

/**
 * Hint on how to write a text that is not a time: `write 1980-11-30`.
 *
 * @param otherwise the hint if its meaning is unclear: 03/04/1980 is a day in March or in April
 */
export function timeHint(text: string, otherwise = TIME_FORMS): string {
  return tooManyDays(text) ?? rewritten(text) ?? otherwise;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/;

function tooManyDays(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? [];
  if (parseTime(`${year}-${month}-01`) === undefined) return undefined;
  const days = daysIn(Number(year), Number(month));
  if (Number(day) >= 1 && Number(day) <= days) return undefined;
  const name = new Date(Date.UTC(2000, Number(month) - 1)).toLocaleString('en', {
    month: 'long',
    timeZone: 'UTC',
  });
  return `${name} ${year} has ${days} days`;
}

function daysIn(year: number, month: number): number {
  const date = new Date(0);
  // Day 0 is the last day of the month before.
  date.setUTCFullYear(year, month, 0);
  return date.getUTCDate();
}

/** The text in the form of RFC 3339, if that is a time. */
function rewritten(text: string): string | undefined {
  const written = text.trim();
  const candidates = [...dayMonthYear(written), yearMonthDay(written), withoutGaps(written)];
  const times = [...new Set(candidates)].filter((candidate) => parseTime(candidate) !== undefined);
  return times.length === 1 ? `write ${times[0]}` : undefined;
}

/** 30/11/1980 and 11/30/1980; both where either number may be the month. */
function dayMonthYear(text: string): string[] {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  return year === '' ? [] : [iso(year, second, first), iso(year, first, second)];
}

function yearMonthDay(text: string): string {
  return text.replace(/^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/, (_, year, month, day) =>
    iso(year, month, day),
  );
}

function iso(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A time with a space for the T, without seconds, or without a zone, which is then assumed to be UTC. */
function withoutGaps(text: string): string {
  return text.replace(
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)? ?([Zz]|[+-]\d{2}:?\d{2})?$/,
    (_, date, minutes, seconds = ':00', zone = 'Z') =>
      `${date}T${minutes}${seconds}${zone.replace(/^(.\d{2})(\d{2})$/, '$1:$2')}`,
  );
}

const UNITS: readonly [of: RegExp, unit: string][] = [
  [/^(ms|msecs?|millis|milliseconds?)$/, 'ms'],
  [/^(s|secs?|seconds?)$/, 's'],
  [/^(m|mins?|minutes?)$/, 'm'],
  [/^(h|hrs?|hours?)$/, 'h'],
  [/^(d|days?)$/, 'd'],
  [/^(w|wks?|weeks?)$/, 'w'],
  [/^(mos?|mths?|months?)$/, 'mo'],
  [/^(y|yrs?|years?)$/, 'y'],
];

/** Hint for a text that is not a duration of `olderThan` and `newerThan`; undefined if its meaning is unclear. */
export function durationHint(text: string): string | undefined {
  const match = /^(P?T?)\s*(\d{1,9})\s*([a-zA-Z]+)$/.exec(text.trim());
  if (match === null) return undefined;
  const [, iso = '', count = '', word = ''] = match;
  const name = word.toLowerCase();
  const isMonths = word === 'M' && iso !== 'PT';
  const unit = isMonths ? 'mo' : UNITS.find(([of]) => of.test(name))?.[1];
  if (unit === undefined) return undefined;
  const isCalendar = unit === 'y' || unit === 'mo';
  return isCalendar && Number(count) > 9999 ? `the most is 9999${unit}` : `write ${count}${unit}`;
}
