import type { JWTVerifyGetKey } from 'jose';
import { Jwks, type JwksDependencies, noKeys } from './jwks.ts';

/** Whether the keys of all authorization servers are there, and what is the matter with them. */
export interface JwksState {
  ready: boolean;
  /** One line for each server whose keys could not be fetched lately. */
  problems: readonly string[];
}

/** One set of keys for each address, kept while somebody needs it. */
export class JwksByIssuer {
  readonly #surroundings: JwksDependencies;
  readonly #sets = new Map<string, Jwks>();

  constructor(surroundings: JwksDependencies) {
    this.#surroundings = surroundings;
  }

  /** Begins to fetch what is new among these addresses, and ends what is no longer among them. */
  need(uris: readonly string[]): void {
    for (const [uri, set] of this.#sets) {
      if (uris.includes(uri)) continue;
      set.close();
      this.#sets.delete(uri);
    }
    for (const uri of uris) {
      if (this.#sets.has(uri)) continue;
      const set = new Jwks(uri, this.#surroundings);
      this.#sets.set(uri, set);
      void set.refresh();
    }
  }

  /** Fetches all of them now. */
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
