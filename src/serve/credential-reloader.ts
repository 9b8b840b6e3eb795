import { isDeepStrictEqual } from 'node:util';
import type { Config, Credential } from '../config/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Result } from '../diagnostics/result.ts';
import { watchSecretFiles } from './watch-secret-files.ts';

/** Milliseconds between two looks at the files with secrets; what changed counts after two of them. */
const LOOK = 1000;

/** Those who may call, by listener. */
export interface CurrentCredentials {
  hook: readonly Credential[];
  admin: readonly Credential[];
}

export interface CredentialReloaderEvents {
  /** Told when the configuration was read again, and had other credentials or was wrong. */
  onCredentials: (result: 'changed' | 'refused', diagnostics: readonly Diagnostic[]) => void;
  /** Told after each look, whether it found others or not. */
  onLook: (admitted: CurrentCredentials) => void;
}

/** Those who may call, as the configuration and the files that it names have it now. */
export class CredentialReloader {
  /** Why the credentials are not those of the configuration as it is now; undefined while they are. */
  problem: string | undefined;

  readonly #reread: () => Result<Config>;
  readonly #events: CredentialReloaderEvents;
  readonly #files: { close: () => void };
  #admitted: CurrentCredentials;
  #included: readonly string[];

  /** @param reread reads the configuration again, as it was read at the start */
  constructor(config: Config, reread: () => Result<Config>, events: CredentialReloaderEvents) {
    this.#reread = reread;
    this.#events = events;
    this.#admitted = { hook: config.credentials, admin: config.admin.credentials };
    this.#included = config.included;
    this.#files = watchSecretFiles(
      () => this.#included,
      LOOK,
      () => this.look(),
    );
  }

  get admitted(): CurrentCredentials {
    return this.#admitted;
  }

  /** The paths that credentials open, and that are not among these. */
  pathsBeside(endpoints: ReadonlyMap<string, unknown>): string[] {
    const named = this.#admitted.hook.flatMap((credential) => credential.endpoints ?? []);
    return [...new Set(named)].filter((path) => !endpoints.has(path));
  }

  /**
   * Takes over the credentials that the configuration has now. Where something is wrong with the configuration, the
   * former credentials go on.
   */
  look(): void {
    const read = this.#reread();
    if (read.ok) this.#take(read.value);
    else this.#refuse(read.problem);
    this.#events.onLook(this.#admitted);
  }

  close(): void {
    this.#files.close();
  }

  #refuse(diagnostics: readonly Diagnostic[]): void {
    this.problem = diagnostics[0]?.message ?? 'the configuration is wrong';
    this.#events.onCredentials('refused', diagnostics);
  }

  /**
   * What is left out of the configuration while the service runs, goes on: nobody could call any more, or only with a
   * secret that was made up just now.
   */
  #take({ credentials, generated, admin: { credentials: ofAdmin }, included, warnings }: Config): void {
    const former = this.#admitted;
    this.problem = undefined;
    this.#included = included;
    this.#admitted = {
      hook: generated ? former.hook : credentials,
      admin: ofAdmin.length === 0 ? former.admin : ofAdmin,
    };
    if (!isDeepStrictEqual(this.#admitted, former)) this.#events.onCredentials('changed', warnings);
  }
}
