import type { Step } from './scenario.ts';

/**
 * The limit of failed attempts that a service tells of in the header field RateLimit, by origin: whoever calls as
 * somebody else must not use it up, or is answered 429 from then on.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export class AttemptLimit {
  readonly #clock: () => number;
  /** Where no attempt is left: when the window ends, in milliseconds of the clock. */
  readonly #spent = new Map<string, number>();

  /** @param clock milliseconds */
  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Notes what the answers of steps say. */
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

  /** Milliseconds until one more attempt may fail there; 0: it may now. */
  untilFree(url: string): number {
    return Math.max(0, (this.#spent.get(new URL(url).origin) ?? 0) - this.#clock());
  }
}
