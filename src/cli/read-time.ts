import { parseDuration, parseExpiry, parseTime } from '../rules/time.ts';
import { timeHint } from '../rules/time-hint.ts';
import { UsageError } from './io.ts';

/** The time of `--at` in milliseconds since 1970. */
export function readTime(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const time = parseTime(written);
  if (time !== undefined) return time;
  throw new UsageError(`"${written}" is not a time`, timeHint(written));
}

/**
 * A period in milliseconds since 1970, end exclusive. Both ends are times, dates (the last one inclusive, in UTC), or
 * durations before now.
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

/** Days with a name, in UTC. */
const DAYS_AGO: Readonly<Record<string, number>> = { today: 0, yesterday: 1 };

const DAY = 86_400_000;

function readEnd(written: string, parse: (text: string) => number | undefined, now: number): number {
  const ago = parseDuration(written);
  const days = DAYS_AGO[written];
  const text = days === undefined ? written : new Date(now - days * DAY).toISOString().slice(0, 10);
  const time = ago === undefined ? parse(text) : now - ago;
  if (time !== undefined) return time;
  throw new UsageError(
    `"${written}" is not a time`,
    timeHint(written, 'write 2026-03-01T09:00:00Z, 2026-03-01, today, yesterday, or 2h for two hours ago'),
  );
}
