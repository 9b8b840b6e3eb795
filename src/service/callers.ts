import { isDeepStrictEqual } from 'node:util';
import type { Config, Credential } from '../config/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { authenticateBy, forBrowsers } from '../http/authenticate/credentials.ts';
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
  /** Why the credentials are not those of the configuration as it is now; undefined while they are. */
  problem: string | undefined;

  readonly #reread: () => Config | Diagnostic[];
  readonly #events: CallersEvents;
  readonly #keys: KeySets;
  readonly #files: { close: () => void };
  #current: Current;

  /** @param reread reads the configuration again, as it was read at the start */
  constructor(config: Config, reread: () => Config | Diagnostic[], events: CallersEvents) {
    this.#reread = reread;
    this.#events = events;
    const { onKeysProblem } = events;
    this.#keys = new KeySets({ fetch, now: Date.now, pace: KEY_PACE, onProblem: onKeysProblem });
    this.#current = this.#prepare(config);
    this.#files = followFiles(
      () => this.#current.included,
      LOOK,
      () => this.look(),
    );
  }

  /** Each request asks those who may call now. */
  readonly authenticate: Authenticate = (request) => this.#current.authenticate(request);

  /** Undefined: the admin listener asks nobody for credentials. */
  get authenticateAdmin(): Authenticate | undefined {
    return this.#current.authenticateAdmin;
  }

  /** Of the servers whose tokens Okta presents. */
  readonly keys = (): KeysState => this.#keys.state(serversOf(this.#current.hook));

  /** The paths that credentials open, and that are not among these. */
  pathsBeside(endpoints: ReadonlyMap<string, unknown>): string[] {
    const named = this.#current.hook.flatMap((credential) => credential.endpoints ?? []);
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
      this.problem = read[0]?.message ?? 'the configuration is wrong';
      this.#events.onCredentials('refused', read);
      return;
    }
    this.problem = undefined;
    const former = this.#current;
    this.#current = this.#prepare(read, former);
    const { hook, admin } = this.#current;
    const same = isDeepStrictEqual({ hook, admin }, { hook: former.hook, admin: former.admin });
    if (!same) this.#events.onCredentials('changed', read.warnings);
  }

  close(): void {
    this.#files.close();
    this.#keys.need([]);
  }

  /**
   * What is left out of the configuration while the service runs, goes on: nobody could call any more, or only with a
   * secret that was made up just now.
   */
  #prepare(
    { credentials, generated, admin: { credentials: ofAdmin }, included }: Config,
    former?: Current,
  ): Current {
    const hook = generated && former !== undefined ? former.hook : credentials;
    const admin = ofAdmin.length === 0 && former !== undefined ? former.admin : ofAdmin;
    this.#keys.need(serversOf([...hook, ...admin]));
    const checks = { keysAt: this.#keys.keysAt, now: Date.now };
    return {
      hook,
      admin,
      included,
      authenticate: authenticateBy(hook, checks),
      authenticateAdmin: admin.length === 0 ? undefined : authenticateBy(forBrowsers(admin), checks),
    };
  }
}

/** Put in place by one assignment. */
interface Current {
  hook: readonly Credential[];
  admin: readonly Credential[];
  included: readonly string[];
  authenticate: Authenticate;
  authenticateAdmin: Authenticate | undefined;
}

function serversOf(credentials: readonly Credential[]): string[] {
  return credentials.flatMap((credential) => (credential.kind === 'oauth2' ? [credential.jwksUri] : []));
}
