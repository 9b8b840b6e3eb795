import type { Log } from '../telemetry/log.ts';

const MOST_A_SECOND = 20;

/** Milliseconds until it is said how many more there were. */
const SUMMED_AFTER = 10_000;

/**
 * The lines on refused requests. Anybody can cause them: so many a second are written, and of the others how many there
 * were, so that nobody fills the log with them.
 */
export class RejectionLog {
  readonly #log: Log;
  readonly #now: () => number;
  #second = 0;
  #written = 0;
  #more = 0;

  /** @param now milliseconds since 1970 */
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
      this.#log.warn(record, 'request refused');
      return;
    }
    if (this.#more === 0) setTimeout(() => this.#sum(), SUMMED_AFTER).unref();
    this.#more += 1;
  }

  #sum(): void {
    this.#log.warn({ requests: this.#more }, 'more requests were refused');
    this.#more = 0;
  }
}
