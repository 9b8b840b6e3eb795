import { parseDuration } from './time.ts';

/** A duration for the age of a time: a fixed one in milliseconds, or months of the calendar (UTC). */
export type Age = { milliseconds: number } | { months: number };

/** Parses a duration such as `90d`, or one by the calendar: `18y`, `6mo`. */
export function parseAge(text: string): Age | undefined {
  const [, count, unit] = /^(\d{1,4})(y|mo)$/.exec(text) ?? [];
  if (count !== undefined) return { months: Number(count) * (unit === 'y' ? 12 : 1) };
  const milliseconds = parseDuration(text);
  return milliseconds === undefined ? undefined : { milliseconds };
}

/**
 * The time so many months later, by the calendar (UTC). Where that month lacks the day, it is the first moment of the
 * month after it: of 29 February in other years 1 March, of 31 August after 6 months 1 March.
 */
export function monthsAfter(time: number, months: number): number {
  return sameDay(time, months) ?? firstMoment(time, months + 1);
}

/** The last time from which so many months have passed: the latest `time` with `monthsAfter(time, months) <= now`. */
export function lastMonthsBefore(now: number, months: number): number {
  return sameDay(now, -months) ?? firstMoment(now, 1 - months) - 1;
}

/** The same day and time of day in another month; undefined if that month lacks the day. */
function sameDay(time: number, months: number): number | undefined {
  const date = new Date(time);
  const day = date.getUTCDate();
  date.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + months, day);
  return date.getUTCDate() === day ? date.getTime() : undefined;
}

/** The first moment of another month. */
function firstMoment(time: number, months: number): number {
  const date = new Date(time);
  date.setUTCFullYear(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  return date.setUTCHours(0, 0, 0, 0);
}
