import type { LoggedDecision } from '../decision-log/logged-decision.ts';
import { type Open, readLog } from '../decision-log/read-log.ts';
import { counted } from '../diagnostics/counted.ts';
import { visible } from '../diagnostics/format-text.ts';
import type { RecordingSource } from '../recordings/sources.ts';

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

/**
 * The decisions that are wanted; how the reading goes is noted in `reading`.
 *
 * @param limit after so many it ends
 */
export async function* readInto(
  reading: Reading,
  sources: readonly RecordingSource[],
  open: Open,
  { isWanted, limit }: { isWanted: (decision: LoggedDecision) => boolean; limit?: number | undefined },
  onBytes?: (bytes: number) => void,
): AsyncGenerator<LoggedDecision> {
  const counting = (decision: LoggedDecision): boolean => {
    reading.decisions += 1;
    return isWanted(decision);
  };
  if (limit === 0) return;
  const listeners = {
    onBroken: (place: string) => {
      reading.broken.lines += 1;
      reading.broken.first ??= place;
    },
    onUnreadable: (name: string, code: string) => void reading.unreadable.push({ name, code }),
    ...(onBytes && { onBytes }),
  };
  for await (const decision of readLog(sources, open, counting, listeners)) {
    reading.wanted += 1;
    yield decision;
    if (reading.wanted === limit) return;
  }
}

/** What whoever asked has to know beside what was found. */
export function remarksOn({ decisions, wanted, broken, unreadable }: Reading): string {
  const remarks = [
    ...unreadable.map(({ name, code }) => `${name} cannot be read, or not to its end (${code})`),
    ...(broken.lines === 0
      ? []
      : [
          `${counted(broken.lines, 'line')} left out that should be JSON and are not whole: first ${broken.first}`,
        ]),
    ...(wanted > 0
      ? []
      : [
          decisions === 0
            ? 'no decision is recorded there'
            : `none of ${counted(decisions, 'decision')} is what you ask for`,
        ]),
  ];
  return remarks.map((remark) => `hookgate: ${visible(remark)}\n`).join('');
}
