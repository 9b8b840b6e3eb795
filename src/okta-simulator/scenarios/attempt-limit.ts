import type { Step } from './scenario.ts';

/**
 * Tracks the rate limit of failed attempts, which a service reports in the header RateLimit, by origin. Scenarios with
 * invalid credentials must not exhaust it, because further calls get 429.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export class AttemptLimit {
  readonly #clock: () => number;
  /** The end of the window of origins without remaining attempts, in milliseconds of the clock. */
  readonly #spent = new Map<string, number>();

  /** @param clock milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Records the rate limits in the replies of steps. */
  note(url: string, steps: readonly Step[]): void {
    const { origin } = new URL(url);
    for (const { attempts } of steps)
      for (const { reply } of attempts) {
        if (!('limit' in reply) || reply.limit === undefined) continue;
        const { left, seconds } = reply.limit;
        if (left === 0) this.#spent.set(origin, this.#clock() + seconds * 1000);
        else this.#spent.delete(origin);
      }
  }

  /** Milliseconds until another attempt may fail; 0 if it may now. */
  untilFree(url: string): number {
    return Math.max(0, (this.#spent.get(new URL(url).origin) ?? 0) - this.#clock());
  }
}
