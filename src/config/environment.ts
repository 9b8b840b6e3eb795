import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { attempt, failed, type Result, succeeded } from '../diagnostics/result.ts';
import type { Flags } from './config.ts';

/** Variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that count as unset when they are empty, as compose files leave them. */
export const SETTINGS = [
  ...['HOOKGATE_HOST', 'HOST', 'PORT', 'ADMIN_PORT'],
  ...['HOOKGATE_RULES', 'HOOKGATE_CONFIG', 'NGROK_DOMAIN'],
];

export interface ConfigSources {
  /** The working directory. */
  directory: string;
  environment: Environment;
}

/** The environment variables; those of `.env` are the defaults. Empty flags are refused with it. */
export function effectiveEnvironment(
  flags: Flags,
  { directory, environment }: ConfigSources,
): Result<Environment> {
  const empty = emptyFlags(flags);
  if (empty.length > 0) return failed(empty);
  const dotEnv = readDotEnv(directory);
  if (dotEnv === undefined) {
    const hint = 'make it a file that can be read, or remove it';
    return failed([
      { code: 'no-config', severity: 'error', message: 'it is there and cannot be read', file: '.env', hint },
    ]);
  }
  const set = Object.entries({ ...dotEnv, ...environment }).filter(
    ([name, value]) => value !== '' || !SETTINGS.includes(name),
  );
  return succeeded(Object.fromEntries(set));
}

/** The variables of `.env`, none without such a file; `undefined` if it cannot be read. */
export function readDotEnv(directory: string): Environment | undefined {
  const path = resolve(directory, '.env');
  if (!existsSync(path)) return {};
  const text = attempt(() => readFileSync(path));
  return text && parseEnv(text.toString('utf8'));
}

/** An empty host would be every address of the machine. */
function emptyFlags(flags: Flags): Diagnostic[] {
  const names = ['config', 'rules', 'host', 'port', 'adminPort', 'tunnelDomain'] as const;
  return names
    .filter((name) => flags[name] === '')
    .map((name) => ({
      code: 'empty',
      severity: 'error',
      message: `--${name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)} is empty`,
      file: 'command line',
      hint: 'give it a value, or leave it out',
    }));
}
