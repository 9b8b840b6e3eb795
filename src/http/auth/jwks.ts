import type { JWTVerifyGetKey, LocalJWKSet } from 'jose';
import { codeOf } from '../../diagnostics/error-message.ts';
import { type Fetch, fetchJwks } from './fetch-jwks.ts';

/** Milliseconds. */
export interface JwksIntervals {
  /** Between two fetches while they succeed. */
  refresh: number;
  /** Between two fetches while they fail; and how soon after one an unknown key may cause the next. */
  cooldown: number;
  /** For one fetch. */
  timeout: number;
  /** For which a request waits for a fetch, at most. */
  patience: number;
  /** For which keys count that could not be fetched again. */
  keep: number;
}

export const JWKS_INTERVALS: JwksIntervals = {
  refresh: 5 * 60_000,
  cooldown: 10_000,
  timeout: 1000,
  patience: 500,
  keep: 24 * 3_600_000,
};

export interface JwksDependencies {
  fetch: Fetch;
  /** Milliseconds since 1970. */
  now: () => number;
  pace: JwksIntervals;
  /** Told when a fetch fails for another reason than the last one; undefined: it succeeds again. */
  onProblem: (uri: string, problem: string | undefined) => void;
}

/** Without keys nothing can be said of a token. */
export class JwksUnavailable extends Error {}

/** The keys of a server that is not known. */
export const noKeys: JWTVerifyGetKey = () => Promise.reject(new JwksUnavailable());

/**
 * The keys of one authorization server. They are fetched ahead and in the background; the last good ones go on
 * through an outage. A request waits for a fetch only where nothing can be said without it: it brings a key that is
 * not known, or comes before the first keys. Okta does not call again after a 401 or a 503.
 */
export class Jwks {
  readonly uri: string;
  readonly #surroundings: JwksDependencies;
  #keys: LocalJWKSet | undefined;
  #loadedAt = Number.NEGATIVE_INFINITY;
  #askedAt = Number.NEGATIVE_INFINITY;
  #problem: string | undefined;
  #pending: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(uri: string, surroundings: JwksDependencies) {
    this.uri = uri;
    this.#surroundings = surroundings;
  }

  /** Why the last fetch failed; undefined: it did not, or is the first one. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Whether there are keys that count. */
  get ready(): boolean {
    return this.#current() !== undefined;
  }

  /** Finds the key of a token, as jose asks for it. */
  readonly keyFor: JWTVerifyGetKey = async (header, token) => {
    if (!this.ready) await this.#patiently(this.#pending);
    const keys = this.#current();
    if (keys === undefined) throw new JwksUnavailable();
    try {
      return await keys(header, token);
    } catch (error) {
      if (codeOf(error) !== 'ERR_JWKS_NO_MATCHING_KEY') throw error;
      await this.#patiently(this.#askAgain());
      return (this.#current() ?? keys)(header, token);
    }
  };

  /** Fetches the keys, and from then on again and again. One fetch at a time; it never rejects. */
  refresh(): Promise<void> {
    this.#pending ??= this.#load().finally(() => {
      this.#pending = undefined;
      this.#plan();
    });
    return this.#pending;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #current(): LocalJWKSet | undefined {
    const { now, pace } = this.#surroundings;
    return now() - this.#loadedAt < pace.keep ? this.#keys : undefined;
  }

  /** At most one fetch a cooldown, however many unknown keys are presented. */
  #askAgain(): Promise<void> | undefined {
    const { now, pace } = this.#surroundings;
    return now() - this.#askedAt < pace.cooldown ? this.#pending : this.refresh();
  }

  async #load(): Promise<void> {
    const { fetch, now, pace, onProblem } = this.#surroundings;
    this.#askedAt = now();
    const found = await fetchJwks(this.uri, pace.timeout, fetch);
    const problem = typeof found === 'string' ? found : undefined;
    if (typeof found !== 'string') {
      const { createLocalJWKSet } = await import('jose');
      this.#keys = createLocalJWKSet(found);
      this.#loadedAt = now();
    }
    if (problem !== this.#problem && !this.#closed) onProblem(this.uri, problem);
    this.#problem = problem;
  }

  #plan(): void {
    if (this.#closed) return;
    const { refresh, cooldown } = this.#surroundings.pace;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), this.#problem === undefined ? refresh : cooldown);
    this.#timer.unref();
  }

  async #patiently(work: Promise<void> | undefined): Promise<void> {
    if (work === undefined) return;
    const over = Promise.withResolvers<void>();
    const timer = setTimeout(over.resolve, this.#surroundings.pace.patience);
    await Promise.race([work, over.promise]);
    clearTimeout(timer);
  }
}
