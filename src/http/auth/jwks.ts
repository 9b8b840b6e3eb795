import { setTimeout as wait } from 'node:timers/promises';
import type { JWTVerifyGetKey, LocalJWKSet } from 'jose';
import { codeOf } from '../../diagnostics/error-message.ts';
import { type Fetch, fetchJwks } from './fetch-jwks.ts';

/** Milliseconds. */
export const JWKS_INTERVALS = {
  /** Between two fetches while they succeed. */
  refresh: 5 * 60_000,
  /** Between two fetches while they fail, and at least between two fetches for unknown keys. */
  cooldown: 10_000,
  /** Time limit of a fetch. */
  timeout: 1000,
  /** Maximum time for which a request waits for a fetch. */
  patience: 500,
  /** Time for which keys stay valid while fetches fail. */
  keep: 24 * 3_600_000,
};

export type JwksIntervals = typeof JWKS_INTERVALS;

export interface JwksDependencies {
  fetch: Fetch;
  /** Milliseconds since 1970. */
  now: () => number;
  pace: JwksIntervals;
  /** Called when a fetch fails for another reason than the last one; undefined: fetches succeed again. */
  onProblem: (uri: string, problem: string | undefined) => void;
}

/** Tokens cannot be verified without keys. */
export class JwksUnavailable extends Error {}

/** Keys of an unknown authorization server. */
export const noKeys: JWTVerifyGetKey = () => Promise.reject(new JwksUnavailable());

/** True if the keys of all authorization servers are loaded, and the problems of those whose fetches fail. */
export interface JwksState {
  ready: boolean;
  /** One line a server. */
  problems: readonly string[];
}

/** The JWKS of all authorization servers by their addresses. */
export class JwksByUri {
  readonly #dependencies: JwksDependencies;
  readonly #sets = new Map<string, Jwks>();

  constructor(dependencies: JwksDependencies) {
    this.#dependencies = dependencies;
  }

  /** Fetches from new addresses, and stops fetching from all that are not listed. */
  need(uris: readonly string[]): void {
    for (const [uri, set] of this.#sets) {
      if (uris.includes(uri)) continue;
      set.close();
      this.#sets.delete(uri);
    }
    for (const uri of uris) {
      if (this.#sets.has(uri)) continue;
      const set = new Jwks(uri, this.#dependencies);
      this.#sets.set(uri, set);
      void set.refresh();
    }
  }

  /** Fetches all keys now. */
  refresh(): void {
    for (const set of this.#sets.values()) void set.refresh();
  }

  readonly keysAt = (uri: string): JWTVerifyGetKey => this.#sets.get(uri)?.keyFor ?? noKeys;

  state(uris: readonly string[]): JwksState {
    const sets = uris.flatMap((uri) => this.#sets.get(uri) ?? []);
    return {
      ready: sets.every(({ ready }) => ready),
      problems: sets
        .filter(({ ready, problem }) => !ready || problem !== undefined)
        .map(({ uri, problem }) => `${uri}: ${problem ?? 'no answer yet'}`),
    };
  }
}

/**
 * The JWKS of one authorization server, fetched in the background. If the JWKS endpoint is unreachable, cached keys
 * stay valid for 24 hours. A request waits for a fetch only if its token has an unknown key, or before the first fetch:
 * Okta does not retry after a 401 or a 503.
 */
export class Jwks {
  readonly uri: string;
  /** Why the last fetch failed; undefined: it did not fail, or is the first one. */
  problem: string | undefined;
  readonly #dependencies: JwksDependencies;
  #keys: LocalJWKSet | undefined;
  #loadedAt = Number.NEGATIVE_INFINITY;
  #fetchedAt = Number.NEGATIVE_INFINITY;
  #pending: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(uri: string, dependencies: JwksDependencies) {
    this.uri = uri;
    this.#dependencies = dependencies;
  }

  /** True if there are valid keys. */
  get ready(): boolean {
    return this.#current() !== undefined;
  }

  /** Returns the key of a token; a parameter of jose's `jwtVerify`. */
  readonly keyFor: JWTVerifyGetKey = async (header, token) => {
    if (!this.ready) await this.#waitFor(this.#pending);
    const keys = this.#current();
    if (keys === undefined) throw new JwksUnavailable();
    try {
      return await keys(header, token);
    } catch (error) {
      if (codeOf(error) !== 'ERR_JWKS_NO_MATCHING_KEY') throw error;
      await this.#waitFor(this.#refetch());
      return (this.#current() ?? keys)(header, token);
    }
  };

  /** Fetches the keys now, and schedules the next fetch. One fetch at a time. Never rejects. */
  refresh(): Promise<void> {
    this.#pending ??= this.#load().finally(() => {
      this.#pending = undefined;
      this.#schedule();
    });
    return this.#pending;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #current(): LocalJWKSet | undefined {
    const { now, pace } = this.#dependencies;
    return now() - this.#loadedAt < pace.keep ? this.#keys : undefined;
  }

  /** At most one fetch per cooldown, whatever the number of unknown keys. */
  #refetch(): Promise<void> | undefined {
    const { now, pace } = this.#dependencies;
    return now() - this.#fetchedAt < pace.cooldown ? this.#pending : this.refresh();
  }

  async #load(): Promise<void> {
    const { fetch, now, pace, onProblem } = this.#dependencies;
    this.#fetchedAt = now();
    const found = await fetchJwks(this.uri, pace.timeout, fetch);
    const problem = typeof found === 'string' ? found : undefined;
    if (typeof found !== 'string') {
      const { createLocalJWKSet } = await import('jose');
      this.#keys = createLocalJWKSet(found);
      this.#loadedAt = now();
    }
    if (problem !== this.problem && !this.#closed) onProblem(this.uri, problem);
    this.problem = problem;
  }

  #schedule(): void {
    if (this.#closed) return;
    const { refresh, cooldown } = this.#dependencies.pace;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), this.problem === undefined ? refresh : cooldown);
    this.#timer.unref();
  }

  async #waitFor(work: Promise<void> | undefined): Promise<void> {
    const { patience } = this.#dependencies.pace;
    if (work !== undefined) await Promise.race([work, wait(patience, undefined, { ref: false })]);
  }
}
