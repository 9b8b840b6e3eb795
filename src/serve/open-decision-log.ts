import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { DecisionLogConfig } from '../config/config.ts';
import { DecisionLog } from '../decision-log/decision-log.ts';
import type { Recorded } from '../decision-log/record.ts';
import { maskFor, recordFull, recordMasked } from '../decision-log/recorded.ts';
import { RotatingFile } from '../decision-log/rotating-file.ts';
import { LineQueue } from '../telemetry/line-queue.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { LOG_MESSAGES, logOutages } from './log-messages.ts';

/** Milliseconds for which start and shutdown wait for a disk. */
const GRACE = 2000;

interface Dependencies {
  /** Standard output; closed by its owner. */
  stdout: LineQueue;
  log: Log;
  /** Counts records. */
  metrics: Metrics;
}

/** The decision log's configuration with a masking key for the run; warns about personal data and a key that was generated. */
export function forRun(config: DecisionLogConfig, log: Log): DecisionLogConfig {
  const { record, key } = config;
  if (record === 'full') log.warn(LOG_MESSAGES.personalData);
  if (record !== 'masked' || key !== undefined) return config;
  log.warn(LOG_MESSAGES.maskingKeyGenerated);
  return { ...config, key: randomBytes(32).toString('base64') };
}

/**
 * Opens the decision log. A write error is logged and does not fail the start.
 *
 * @returns also a function that writes queued records, as far as possible
 */
export async function openDecisionLog(
  config: DecisionLogConfig,
  { stdout, log, metrics }: Dependencies,
): Promise<{ decisions: DecisionLog; close: () => Promise<void> }> {
  const toStdout = config.to === 'stdout';
  const lines = toStdout ? stdout : new LineQueue(decisionFile(config, log), logOutages(log));
  // A file system that hangs must not block the start.
  await Promise.race([lines.probe(), wait(GRACE, undefined, { ref: false })]);
  const decisions = new DecisionLog({
    lines,
    required: config.required,
    recorded: recordedBy(config),
    onRecorded: () => metrics.families.decision_log_records_total.inc(),
    onDropped: () => metrics.families.decision_log_dropped_total.inc(),
  });
  const close = async () => {
    if (!toStdout) await lines.close(GRACE);
    const { dropped } = decisions;
    if (dropped > 0) log.error({ dropped }, LOG_MESSAGES.decisionLogRecordsLost);
  };
  return { decisions, close };
}

function decisionFile({ to, rotate }: DecisionLogConfig, log: Log): RotatingFile {
  const onRotationFailed = (error: unknown) =>
    log.warn({ err: error }, LOG_MESSAGES.decisionLogRotationFailed);
  return new RotatingFile(to, rotate, { now: Date.now, onRotationFailed });
}

/** The part of a request that is recorded. */
function recordedBy({ record, mask, key }: DecisionLogConfig): Recorded | undefined {
  if (record === 'none') return undefined;
  if (record === 'full') return recordFull;
  if (key === undefined) throw new Error('masked records need a key');
  return recordMasked(maskFor({ key, mask }));
}
