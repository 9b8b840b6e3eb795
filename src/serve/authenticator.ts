import type { Credential } from '../config/config.ts';
import { authenticateBy } from '../http/auth/compare-credentials.ts';
import { JWKS_INTERVALS, JwksByUri, type JwksState } from '../http/auth/jwks.ts';
import type { Authenticate } from '../http/auth/rejection.ts';

/** Called when a JWKS cannot be fetched, with the reason; with undefined when it can be fetched again. */
export type OnKeysProblem = (jwksUri: string, problem: string | undefined) => void;

/** Authenticates requests against the current credentials of one listener. */
export class ServiceAuthenticator {
  readonly #jwks: JwksByUri;
  #jwksUris: string[] = [];
  #authenticate: Authenticate = authenticateBy([]);

  constructor(credentials: readonly Credential[], onProblem: OnKeysProblem) {
    this.#jwks = new JwksByUri({ fetch, now: Date.now, pace: JWKS_INTERVALS, onProblem });
    this.#use(credentials);
  }

  readonly authenticate: Authenticate = (request) => this.#authenticate(request);

  get keys(): JwksState {
    return this.#jwks.state(this.#jwksUris);
  }

  /** Replaces the credentials by one assignment, and fetches every JWKS again. */
  replace(credentials: readonly Credential[]): void {
    this.#jwks.refresh();
    this.#use(credentials);
  }

  close(): void {
    this.#jwks.need([]);
  }

  #use(credentials: readonly Credential[]): void {
    this.#jwksUris = credentials.flatMap((one) => (one.kind === 'oauth2' ? [one.jwksUri] : []));
    this.#jwks.need(this.#jwksUris);
    this.#authenticate = authenticateBy(credentials, { keysAt: this.#jwks.keysAt, now: Date.now });
  }
}
