import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DecisionLogConfig } from '../config/config.ts';
import { DecisionLog } from '../decision-log/decision-log.ts';
import type { Recorded } from '../decision-log/record.ts';
import { maskFor, recordFull, recordMasked } from '../decision-log/recorded.ts';
import { RotatingFile } from '../decision-log/rotating-file.ts';
import { LineQueue } from '../telemetry/line-queue.ts';
import type { Log } from '../telemetry/log.ts';
import { logOutages } from './log-messages.ts';

/** Milliseconds for which the start and the end wait for a disk. */
const GRACE = 2000;

/** What the decision log tells others. */
export interface RecordingEvents {
  onRecorded: () => void;
  onDropped: () => void;
}

export interface OpenDecisionLog {
  decisions: DecisionLog;
  /** Writes what still waits, as far as it can be written. */
  close: () => Promise<void>;
}

/** What surrounds a decision log. */
interface Surroundings {
  /** Where the records go that go to standard output; its owner closes it. */
  stdout: LineQueue;
  log: Log;
  events: RecordingEvents;
}

/** The decision log's configuration with a masking key for the run; warns about personal data and a key that was generated. */
export function forRun(config: DecisionLogConfig, log: Log): DecisionLogConfig {
  const { record, key } = config;
  if (record === 'full') log.warn('every record holds the request as it came: personal data');
  if (record !== 'masked' || key !== undefined) return config;
  log.warn('requests are masked under a key made up for this run: equal values will differ in the next one');
  return { ...config, key: randomBytes(32).toString('base64') };
}

/**
 * Opens the decision log as it is configured for the run. That it cannot be written is no error here: it is logged,
 * and may be over before the first decision.
 */
export async function openDecisionLog(
  config: DecisionLogConfig,
  { stdout, log, events }: Surroundings,
): Promise<OpenDecisionLog> {
  const toStdout = config.to === 'stdout';
  const lines = toStdout ? stdout : new LineQueue(decisionFile(config, log), logOutages(log));
  // A file system that hangs must not keep the service from starting: it is then found out with the first record.
  await Promise.race([lines.probe(), wait(GRACE, undefined, { ref: false })]);
  const decisions = new DecisionLog({
    lines,
    required: config.required,
    recorded: recordedBy(config),
    ...events,
  });
  const close = async () => {
    if (!toStdout) await lines.close(GRACE);
    const { dropped } = decisions;
    if (dropped > 0) log.error({ dropped }, 'decision log: records were lost');
  };
  return { decisions, close };
}

/** The file that is configured. */
function decisionFile({ to, rotate }: DecisionLogConfig, log: Log): RotatingFile {
  const onRotationFailed = (error: unknown) =>
    log.warn({ err: error }, 'decision log: the file goes on growing');
  return new RotatingFile(to, rotate, { now: Date.now, onRotationFailed });
}

/** What is kept of a request. */
function recordedBy({ record, mask, key }: DecisionLogConfig): Recorded | undefined {
  if (record === 'none') return undefined;
  if (record === 'full') return recordFull;
  if (key === undefined) throw new Error('masked records need a key');
  return recordMasked(maskFor({ key, mask }));
}
