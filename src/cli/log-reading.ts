import type { LoggedDecision } from '../decision-log/read/logged-decision.ts';
import type { Unsearched } from '../decision-log/read/person.ts';
import { type LogListeners, readLog, readNewestFirst } from '../decision-log/read/read-log.ts';
import { visible } from '../diagnostics/format-text.ts';
import { pluralize } from '../diagnostics/pluralize.ts';
import type { Progress } from './progress.ts';
import type { ChosenLogs } from './resolve-logs.ts';

/** What a reading of logs has come to, beside the decisions that were wanted. */
export interface Reading {
  decisions: number;
  wanted: number;
  broken: { lines: number; first?: string };
  unreadable: { name: string; code: string }[];
}

export function newReading(): Reading {
  return { decisions: 0, wanted: 0, broken: { lines: 0 }, unreadable: [] };
}

/** What is to be read of them. */
export interface Wanted {
  isWanted: (decision: LoggedDecision) => boolean;
  /** After so many it ends. */
  limit?: number | undefined;
  /** Whether the newest one comes first, and the newest ones are meant by `limit`. */
  newestFirst: boolean;
  /** Called with each part that was read. */
  onBytes?: ((bytes: number) => void) | undefined;
}

/** The decisions that are wanted; how the reading goes is noted in `reading`. */
export async function* readInto(
  reading: Reading,
  { sources, open }: ChosenLogs,
  { isWanted, limit, newestFirst, onBytes }: Wanted,
): AsyncGenerator<LoggedDecision> {
  const counting = (decision: LoggedDecision): boolean => {
    reading.decisions += 1;
    return isWanted(decision);
  };
  const listeners = { ...notingIn(reading), ...(onBytes && { onBytes }) };
  const decisions = newestFirst
    ? readNewestFirst(sources, open, counting, listeners, limit)
    : readLog(sources, open, counting, listeners);
  for await (const decision of decisions) {
    reading.wanted += 1;
    yield decision;
    if (reading.wanted === limit) return;
  }
}

function notingIn({ broken, unreadable }: Reading): LogListeners {
  return {
    onBroken: (place) => {
      broken.lines += 1;
      broken.first ??= place;
    },
    onUnreadable: (name, code) => void unreadable.push({ name, code }),
  };
}

/** Says on a terminal how far a long reading has come; a packed file is longer than it looks. */
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

/** What whoever asked has to know beside what was found. */
export function remarksOn(
  { decisions, wanted, broken, unreadable }: Reading,
  unsearched: Unsearched = { withoutRequest: 0, otherKey: 0 },
): string {
  const remarks = unreadable.map(({ name, code }) => `${name} cannot be read, or not to its end (${code})`);
  if (broken.first !== undefined) remarks.push(brokenWords(broken.lines, broken.first));
  if (wanted === 0 && decisions === 0) remarks.push('no decision is recorded there');
  else if (wanted === 0) remarks.push(`none of ${pluralize(decisions, 'decision')} is what you ask for`);
  remarks.push(...unsearchedWords(unsearched));
  return remarks.map((remark) => `hookgate: ${visible(remark)}\n`).join('');
}

function unsearchedWords({ withoutRequest, otherKey }: Unsearched): string[] {
  return [
    ...(withoutRequest === 0
      ? []
      : [
          `${pluralize(withoutRequest, 'decision')} could not be searched: decisionLog.record was none, and no request is recorded`,
        ]),
    ...(otherKey === 0
      ? []
      : [
          `${pluralize(otherKey, 'decision')} could not be searched: masked under a key that is not this configuration's decisionLog.key`,
        ]),
  ];
}

function brokenWords(lines: number, first: string): string {
  return lines === 1
    ? `1 line left out that should be JSON and is not whole: ${first}`
    : `${pluralize(lines, 'line')} left out that should be JSON and are not whole, first ${first}`;
}
