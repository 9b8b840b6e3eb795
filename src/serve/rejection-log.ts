import type { OnHttpError } from '../http/http-error.ts';
import { type Log, printable } from '../telemetry/log.ts';
import { LOG_MESSAGES } from './log-messages.ts';

const MOST_A_SECOND = 20;

/** Milliseconds after which suppressed lines are counted in one line. */
const SUMMARY_DELAY = 10_000;

/**
 * Logs HTTP errors: each failure of the service with its cause, and rejected requests up to a rate limit, because anybody
 * can cause them.
 */
export function logHttpErrors(log: Log): OnHttpError {
  const logRejection = logRejections(log);
  return ({ status, code, reason }, cause, path) => {
    const record = { status, code, ...(reason !== undefined && { reason }), path: printable(path) };
    if (status === 500) log.error({ ...record, err: cause }, LOG_MESSAGES.requestFailed);
    else logRejection(record);
  };
}

/** Writes so many lines a second, and one line with the number of all others. */
function logRejections(log: Log): (record: object) => void {
  let [second, written, suppressed] = [0, 0, 0];
  const summarize = () => {
    log.warn({ requests: suppressed }, LOG_MESSAGES.moreRequestsRejected);
    suppressed = 0;
  };
  return (record) => {
    const current = Math.floor(Date.now() / 1000);
    if (current !== second) written = 0;
    second = current;
    if (written < MOST_A_SECOND) {
      written += 1;
      log.warn(record, LOG_MESSAGES.requestRejected);
      return;
    }
    if (suppressed === 0) setTimeout(summarize, SUMMARY_DELAY).unref();
    suppressed += 1;
  };
}
