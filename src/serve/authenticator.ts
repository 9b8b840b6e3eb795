import type { Credential } from '../config/config.ts';
import { authenticateBy } from '../http/auth/compare-credentials.ts';
import { JWKS_INTERVALS, JwksByUri, type JwksState } from '../http/auth/jwks.ts';
import type { Authenticate } from '../http/auth/rejection.ts';

/** Told when keys cannot be fetched, and why; undefined: they can again. */
export type OnKeysProblem = (jwksUri: string, problem: string | undefined) => void;

/** Lets in whom the credentials that it was given last let in. */
export class ServiceAuthenticator {
  readonly #keys: JwksByUri;
  #credentials: readonly Credential[] = [];
  #judge: Authenticate = authenticateBy([]);

  constructor(credentials: readonly Credential[], onProblem: OnKeysProblem) {
    this.#keys = new JwksByUri({ fetch, now: Date.now, pace: JWKS_INTERVALS, onProblem });
    this.#take(credentials);
  }

  /** Each request asks those who may call now. */
  readonly authenticate: Authenticate = (request) => this.#judge(request);

  /** Of the servers whose tokens are presented. */
  get keys(): JwksState {
    return this.#keys.state(serversOf(this.#credentials));
  }

  /** Takes over these credentials by one assignment, and fetches keys. */
  admit(credentials: readonly Credential[]): void {
    this.#keys.refresh();
    this.#take(credentials);
  }

  close(): void {
    this.#keys.need([]);
  }

  #take(credentials: readonly Credential[]): void {
    this.#keys.need(serversOf(credentials));
    this.#credentials = credentials;
    this.#judge = authenticateBy(credentials, { keysAt: this.#keys.keysAt, now: Date.now });
  }
}

function serversOf(credentials: readonly Credential[]): string[] {
  return credentials.flatMap((credential) => (credential.kind === 'oauth2' ? [credential.jwksUri] : []));
}
