import { parseDuration, parseExpiry, parseTime } from '../rules/time.ts';
import { timeHint } from '../rules/time-hint.ts';
import { UsageError } from './io.ts';

/** The moment that `--at` names, in milliseconds since 1970; undefined where it was not given. */
export function readTime(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const time = parseTime(written);
  if (time !== undefined) return time;
  throw new UsageError(`"${written}" is not a time`, timeHint(written));
}

/**
 * The two ends of a span of time: times, dates, of which the last counts to its end (UTC), or how long ago. In
 * milliseconds since 1970; the end is the first moment that no longer belongs to it.
 */
export function readSpan(
  { since, until }: { since?: string; until?: string },
  now: number,
): { since?: number; until?: number } {
  const span = {
    ...(since !== undefined && { since: readEnd(since, parseTime, now) }),
    ...(until !== undefined && { until: readEnd(until, parseExpiry, now) }),
  };
  if (span.since === undefined || span.until === undefined || span.since < span.until) return span;
  throw new UsageError(`--since ${since} is not before --until ${until}`, 'exchange them');
}

/** Days that have a name; in UTC, as all dates and all times that are shown. */
const DAYS_AGO: Readonly<Record<string, number>> = { today: 0, yesterday: 1 };

const DAY = 86_400_000;

function readEnd(written: string, parse: (text: string) => number | undefined, now: number): number {
  const ago = parseDuration(written);
  const days = DAYS_AGO[written];
  const text = days === undefined ? written : new Date(now - days * DAY).toISOString().slice(0, 10);
  const time = ago === undefined ? parse(text) : now - ago;
  if (time !== undefined) return time;
  throw new UsageError(
    `"${written}" is no time`,
    timeHint(written, 'write 2026-03-01T09:00:00Z, 2026-03-01, today, yesterday, or 2h for two hours ago'),
  );
}
