import type { OnHttpError } from '../http/http-error.ts';
import { type Log, printable } from '../telemetry/log.ts';
import { LOG_MESSAGES } from './log-messages.ts';

const MOST_A_SECOND = 20;

/** Milliseconds after which suppressed lines are counted in one line. */
const SUMMARY_DELAY = 10_000;

/**
 * Logs HTTP errors: each failure of the service with its cause, and rejected requests up to a rate limit, because anybody
 * can cause them.
 *
 * @param now milliseconds since 1970
 */
export function logHttpErrors(log: Log, now: () => number): OnHttpError {
  const rejections = new RejectionLog(log, now);
  return ({ status, code, reason }, cause, path) => {
    const record = { status, code, ...(reason !== undefined && { reason }), path: printable(path) };
    if (status === 500) log.error({ ...record, err: cause }, LOG_MESSAGES.requestFailed);
    else rejections.write(record);
  };
}

/** Writes so many lines a second, and one line with the number of all others. */
class RejectionLog {
  readonly #log: Log;
  readonly #now: () => number;
  #second = 0;
  #written = 0;
  #suppressed = 0;

  constructor(log: Log, now: () => number) {
    this.#log = log;
    this.#now = now;
  }

  write(record: object): void {
    const second = Math.floor(this.#now() / 1000);
    if (second !== this.#second) this.#written = 0;
    this.#second = second;
    if (this.#written < MOST_A_SECOND) {
      this.#written += 1;
      this.#log.warn(record, LOG_MESSAGES.requestRejected);
      return;
    }
    if (this.#suppressed === 0) setTimeout(() => this.#summarize(), SUMMARY_DELAY).unref();
    this.#suppressed += 1;
  }

  #summarize(): void {
    this.#log.warn({ requests: this.#suppressed }, LOG_MESSAGES.moreRequestsRejected);
    this.#suppressed = 0;
  }
}
