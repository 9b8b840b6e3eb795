import { parseTime } from '../rules/time.ts';
import { UsageError } from './io.ts';

/** The moment that `--at` names, in milliseconds since 1970; undefined where it was not given. */
export function readTime(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const time = parseTime(written);
  if (time !== undefined) return time;
  throw new UsageError(`"${written}" is not a time`, 'write it as 2026-03-01T09:00:00Z');
}
