import { isDeepStrictEqual } from 'node:util';
import type { Config, Credential } from '../config/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { authenticateBy } from '../http/authenticate/credentials.ts';
import { KEY_PACE } from '../http/authenticate/key-set.ts';
import { KeySets, type KeysState } from '../http/authenticate/key-sets.ts';
import type { Authenticate } from '../http/authenticate/refusal.ts';
import { followFiles } from './follow-files.ts';

/** Milliseconds between two looks at the files with secrets; what changed counts after two of them. */
const LOOK = 1000;

export interface CallersEvents {
  /** Told when the configuration was read again, and had other credentials or was wrong. */
  onCredentials: (result: 'changed' | 'refused', diagnostics: readonly Diagnostic[]) => void;
  /** Told when keys cannot be fetched, and why; undefined: they can again. */
  onKeysProblem: (jwksUri: string, problem: string | undefined) => void;
}

/** Those who may call, as the configuration and the files that it names have it now. */
export class Callers {
  readonly #reread: () => Config | Diagnostic[];
  readonly #events: CallersEvents;
  readonly #keys: KeySets;
  readonly #files: { close: () => void };
  #config: Credentials;
  #hook: Authenticate;
  #admin: Authenticate;

  /** @param reread reads the configuration again, as it was read at the start */
  constructor(config: Config, reread: () => Config | Diagnostic[], events: CallersEvents) {
    this.#reread = reread;
    this.#events = events;
    const { onKeysProblem } = events;
    this.#keys = new KeySets({ fetch, now: Date.now, pace: KEY_PACE, onProblem: onKeysProblem });
    this.#config = credentialsOf(config);
    this.#keys.need(serversOf(this.#config.all));
    this.#hook = this.#authenticateBy(this.#config.hook);
    this.#admin = this.#authenticateBy(this.#config.admin);
    this.#files = followFiles(
      () => this.#config.included,
      LOOK,
      () => this.look(),
    );
  }

  /** Each request asks those who may call now. */
  readonly authenticate: Authenticate = (request) => this.#hook(request);
  readonly authenticateAdmin: Authenticate = (request) => this.#admin(request);

  /** Of the servers whose tokens Okta presents. */
  readonly keys = (): KeysState => this.#keys.state(serversOf(this.#config.hook));

  /** The paths that a credential opens and nobody could call. */
  pathsBeside(endpoints: ReadonlyMap<string, unknown>): string[] {
    const named = this.#config.hook.flatMap((credential) => credential.endpoints ?? []);
    return [...new Set(named)].filter((path) => !endpoints.has(path));
  }

  /**
   * Takes over the credentials that the configuration has now, and fetches keys. Where something is wrong with the
   * configuration, the former credentials go on.
   */
  look(): void {
    this.#keys.refresh();
    const read = this.#reread();
    if (Array.isArray(read)) {
      this.#events.onCredentials('refused', read);
      return;
    }
    const next = credentialsOf(read, this.#config);
    const changed = !isDeepStrictEqual(next.all, this.#config.all);
    // First the keys: from the assignment on, requests ask for them.
    this.#keys.need(serversOf(next.all));
    this.#config = next;
    this.#hook = this.#authenticateBy(next.hook);
    this.#admin = this.#authenticateBy(next.admin);
    if (changed) this.#events.onCredentials('changed', read.warnings);
  }

  close(): void {
    this.#files.close();
    this.#keys.need([]);
  }

  #authenticateBy(credentials: readonly Credential[]): Authenticate {
    return authenticateBy(credentials, { keysAt: this.#keys.keysAt, now: Date.now });
  }
}

interface Credentials {
  hook: readonly Credential[];
  admin: readonly Credential[];
  all: readonly Credential[];
  included: readonly string[];
}

/**
 * What is left out of the configuration while the service runs, goes on: it would open the admin listener, or have
 * Okta present a secret that was made up just now.
 */
function credentialsOf(
  { credentials, generated, admin, included }: Config,
  former?: Credentials,
): Credentials {
  const hook = generated && former !== undefined ? former.hook : credentials;
  const ofAdmin = admin.credentials.length === 0 && former !== undefined ? former.admin : admin.credentials;
  return { hook, admin: ofAdmin, all: [...hook, ...ofAdmin], included };
}

function serversOf(credentials: readonly Credential[]): string[] {
  return credentials.flatMap((credential) => (credential.kind === 'oauth2' ? [credential.jwksUri] : []));
}
