import { isDeepStrictEqual } from 'node:util';
import type { Config, Credential } from '../config/config.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Result } from '../diagnostics/result.ts';
import { watchSecretFiles } from './watch-secret-files.ts';

/** Milliseconds between two checks of the files with secrets. A change counts once it is the same twice. */
const INTERVAL = 1000;

/** The credentials of each listener. */
export interface CurrentCredentials {
  hook: readonly Credential[];
  admin: readonly Credential[];
}

export interface CredentialReloaderEvents {
  /** Called if the credentials have changed, or the configuration is invalid. */
  onResult: (result: 'changed' | 'refused', diagnostics: readonly Diagnostic[]) => void;
  /** Called after each reload, changed or not. */
  onReload: (current: CurrentCredentials) => void;
}

/** Reloads `auth` and `admin.auth` when a file with a secret changes, or on demand. */
export class CredentialReloader {
  /** Why the current credentials are not those of the configuration; undefined while they are. */
  problem: string | undefined;
  current: CurrentCredentials;

  readonly #readConfig: () => Result<Config>;
  readonly #events: CredentialReloaderEvents;
  readonly #watcher: { close: () => void };
  #secretFiles: readonly string[];

  /** @param readConfig reads the configuration again, as at the start */
  constructor(config: Config, readConfig: () => Result<Config>, events: CredentialReloaderEvents) {
    this.#readConfig = readConfig;
    this.#events = events;
    this.current = { hook: config.credentials, admin: config.admin.credentials };
    this.#secretFiles = config.included;
    this.#watcher = watchSecretFiles(
      () => this.#secretFiles,
      INTERVAL,
      () => this.reload(),
    );
  }

  /** The endpoints that credentials are limited to and that do not exist. */
  unknownEndpoints(endpoints: ReadonlyMap<string, unknown>): string[] {
    const named = this.current.hook.flatMap((credential) => credential.endpoints ?? []);
    return [...new Set(named)].filter((path) => !endpoints.has(path));
  }

  /** Reads the configuration again. If it is invalid, the current credentials stay. */
  reload(): void {
    const read = this.#readConfig();
    if (read.ok) this.#use(read.value);
    else {
      this.problem = read.problem[0]?.message ?? 'the configuration is invalid';
      this.#events.onResult('refused', read.problem);
    }
    this.#events.onReload(this.current);
  }

  close(): void {
    this.#watcher.close();
  }

  /** Credentials that are removed from the configuration stay until a restart: nobody could authenticate any more. */
  #use({ credentials, generated, admin, included, warnings }: Config): void {
    const previous = this.current;
    this.problem = undefined;
    this.#secretFiles = included;
    this.current = {
      hook: generated ? previous.hook : credentials,
      admin: admin.credentials.length === 0 ? previous.admin : admin.credentials,
    };
    if (!isDeepStrictEqual(this.current, previous)) this.#events.onResult('changed', warnings);
  }
}
