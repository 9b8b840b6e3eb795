import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import configValidator from '../../schema/config.validator.js';
import { decodeText } from '../diagnostics/decode.ts';
import type { Diagnostic, Severity } from '../diagnostics/diagnostic.ts';
import { type SchemaFinding, schemaCheck } from '../diagnostics/schema-check.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { type Environment, readOrNothing } from './environment.ts';
import { readSecretFile } from './secret-file.ts';
import { substitute } from './substitute.ts';

/** The configuration file as it may be written, after substitution. */
export interface ConfigFile {
  server?: {
    host?: string;
    port?: number | string;
    bodyLimit?: string;
    trustProxy?: number;
    networks?: string[];
    failedAttempts?: number;
    drain?: string;
    reusePort?: boolean;
    /** 1; accepted for older configurations. */
    workers?: number | string;
  };
  admin?: { host?: string; port?: number | string; auth?: WrittenCredential[]; console?: boolean };
  rules?: { directory?: string; gate?: 'tests' | 'lint'; lastGood?: string; shrink?: 'refuse' | 'allow' };
  lint?: { levels?: Record<string, Severity | 'off'> };
  auth?: WrittenCredential[];
  decision?: { deadline?: string; maxInFlight?: number; debugContext?: boolean };
  log?: { level?: string; format?: 'auto' | 'pretty' | 'json' };
  decisionLog?: {
    to?: string;
    record?: 'none' | 'masked' | 'full';
    mask?: string[];
    key?: string;
    required?: boolean;
    rotate?: { size?: string; age?: string; keep?: number };
  };
}

export interface WrittenCredential {
  basic?: { username: string; password: string };
  header?: { name: string; value: string };
  oauth2?: { issuer: string; audience: string; scope: string; clientIds?: string[]; jwksUri?: string };
  endpoints?: string[];
}

const CONFIG_FILE = 'config.yaml';
const check = schemaCheck(configValidator);

/**
 * Reads the configuration file, or nothing where none is named and there is none.
 *
 * `included` are the files that `${file:…}` names, as absolute paths.
 *
 * @param part what of it is of interest; the rest is neither substituted nor checked
 */
export function readConfigFile(
  named: string | undefined,
  directory: string,
  env: Environment,
  part: (value: unknown) => unknown = (value) => value,
): { file?: SourceFile; diagnostics: Diagnostic[]; included: string[] } {
  const included: string[] = [];
  const path = named ?? CONFIG_FILE;
  const absolute = resolve(directory, path);
  if (named === undefined && !existsSync(absolute))
    return { file: { path, text: '', value: {}, spans: new Map() }, diagnostics: [], included };
  const bytes = readOrNothing(absolute);
  if (bytes === undefined) {
    const finding = {
      code: 'no-config',
      message: 'the configuration file cannot be read',
      hint: 'check the path given with --config or HOOKGATE_CONFIG',
    };
    return { diagnostics: [{ severity: 'error', ...finding, file: path }], included };
  }
  const text = decodeText(path, bytes);
  if (typeof text !== 'string') return { diagnostics: [text], included };
  const { file: raw, diagnostics } = parseYaml(path, text);
  if (raw === undefined) return { diagnostics: diagnostics.map(withoutSpelling), included };
  const substituted = substitute(
    { ...raw, value: part(raw.value) },
    {
      environment: (name) => env[name],
      file: (target) => {
        const path = resolve(dirname(absolute), target);
        included.push(path);
        return readSecretFile(path);
      },
    },
  );
  const file = { ...raw, value: substituted.value };
  // Where a value is missing, what the schema says about the empty text in its place helps nobody.
  const findings = substituted.diagnostics.length > 0 ? [] : check(file).map(withoutSecret);
  const found = [...substituted.diagnostics, ...findings];
  return found.length > 0 ? { diagnostics: found, included } : { file, diagnostics: [], included };
}

/** An unquoted number may be a secret, too. */
function withoutSpelling(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code !== 'quote-it') return diagnostic;
  return {
    ...diagnostic,
    message: 'YAML reads this as a number, and its spelling is lost',
    hint: 'quote it',
  };
}

/** What is wrong with a secret can be said without it: errors are printed, collected and sent around. */
function withoutSecret({ at, diagnostic }: SchemaFinding): Diagnostic {
  if (!/^(\/admin)?\/auth\//.test(at)) return diagnostic;
  return {
    ...diagnostic,
    message: diagnostic.message.replace(/"(?:[^"\\]|\\.)*"|the number \S+/, 'this value'),
  };
}
