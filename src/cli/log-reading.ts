import type { LoggedDecision } from '../decision-log/read/logged-decision.ts';
import type { Unsearched } from '../decision-log/read/person.ts';
import { type LogListeners, readLog, readNewestFirst } from '../decision-log/read/read-log.ts';
import { pluralize } from '../diagnostics/pluralize.ts';
import type { Progress } from './progress.ts';
import type { ChosenLogs } from './resolve-logs.ts';

/** Counters of reading logs. */
export class Reading {
  decisions = 0;
  matching = 0;
  broken: { lines: number; first?: string } = { lines: 0 };
  unreadable: { name: string; code: string }[] = [];
}

/** Selection and order of the decisions. */
export interface Selection {
  matches: (decision: LoggedDecision) => boolean;
  /** Maximum number. */
  limit?: number | undefined;
  /** True for newest first; `limit` then keeps the newest ones. */
  newestFirst: boolean;
  /** Called with the size of each chunk. */
  onBytes?: ((bytes: number) => void) | undefined;
}

/** The selected decisions; `reading` is updated while they are read. */
export async function* readInto(
  reading: Reading,
  { sources, open }: ChosenLogs,
  { matches, limit, newestFirst, onBytes }: Selection,
): AsyncGenerator<LoggedDecision> {
  const { broken, unreadable } = reading;
  const counting = (decision: LoggedDecision): boolean => {
    reading.decisions += 1;
    return matches(decision);
  };
  const listeners: LogListeners = {
    onBroken: (place) => {
      broken.lines += 1;
      broken.first ??= place;
    },
    onUnreadable: (name, code) => void unreadable.push({ name, code }),
    ...(onBytes && { onBytes }),
  };
  const query = { sources, open, matches: counting };
  const decisions = newestFirst ? readNewestFirst(query, listeners, limit) : readLog(query, listeners);
  for await (const decision of decisions) {
    reading.matching += 1;
    yield decision;
    if (reading.matching === limit) return;
  }
}

/** Shows the progress of reading; the share of a gzip file is unknown. */
export function showReading(
  progress: Progress,
  reading: Reading,
  { sources }: ChosenLogs,
): (bytes: number) => void {
  const isKnown = sources.every(({ name, bytes }) => bytes > 0 && !name.endsWith('.gz'));
  const total = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  let read = 0;
  return (bytes) => {
    read += bytes;
    progress.show(() => pluralize(reading.decisions, 'decision'), isKnown ? read / total : undefined);
  };
}

/** Notes about unreadable files, broken lines, an empty result, and decisions that could not be searched. */
export function notesOnReading(
  { decisions, matching, broken, unreadable }: Reading,
  { withoutRequest, otherKey }: Unsearched = { withoutRequest: 0, otherKey: 0 },
): string[] {
  const notes = unreadable.map(({ name, code }) => `${name} cannot be read, or not to its end (${code})`);
  if (broken.first !== undefined)
    notes.push(
      `${pluralize(broken.lines, 'line')} of incomplete JSON skipped${broken.lines === 1 ? ':' : ', first'} ${broken.first}`,
    );
  if (matching === 0 && decisions === 0) notes.push('no decision is recorded there');
  else if (matching === 0) notes.push(`none of ${pluralize(decisions, 'decision')} matches`);
  if (withoutRequest > 0)
    notes.push(
      `${pluralize(withoutRequest, 'decision')} could not be searched: decisionLog.record was none, and no request is recorded`,
    );
  if (otherKey > 0)
    notes.push(
      `${pluralize(otherKey, 'decision')} could not be searched: masked under a key that is not this configuration's decisionLog.key`,
    );
  return notes;
}
