import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import configValidator from '../../schema/config.validator.js';
import { decodeText } from '../diagnostics/decode.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { attempt, failed, type Result, succeeded } from '../diagnostics/result.ts';
import { type SchemaFinding, schemaCheck } from '../diagnostics/schema-check.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import type { Config, DecisionLogConfig, RulesConfig } from './config.ts';
import type { Environment } from './environment.ts';
import { readSecretFile } from './secret-file.ts';
import { substitute } from './substitute.ts';

/** A section of the configuration file, in which these properties differ from those of {@link Config}. */
type Written<Section, Differing> = Omit<Section, keyof Differing> & Differing;

/** The content of the configuration file after substitution, with the defaults of the schema. */
export interface ConfigFile {
  server: Written<Config['server'], { port: number | string; bodyLimit: string; drain: string }>;
  admin: { host: string; port: number | string; auth?: CredentialEntry[]; console: boolean };
  rules: Written<RulesConfig['rules'], { directory?: string }>;
  lint: RulesConfig['lint'];
  auth?: CredentialEntry[];
  decision: Written<Config['decision'], { deadline: string }>;
  log: Config['log'];
  decisionLog: Written<DecisionLogConfig, { rotate: { size: string; age: string; keep: number } }>;
}

export interface CredentialEntry {
  basic?: { username: string; password: string };
  header?: { name: string; value: string };
  oauth2?: { issuer: string; audience: string; scope: string; clientIds?: string[]; jwksUri?: string };
  endpoints?: string[];
}

export interface ReadConfigFile {
  file: SourceFile<ConfigFile>;
  /** The files that `${file:…}` names, as absolute paths. */
  included: string[];
}

const CONFIG_FILE = 'config.yaml';
const validate = schemaCheck(configValidator);

/**
 * Reads and validates the configuration file; without a name and without a `config.yaml`, the defaults.
 *
 * @param directory base of a relative path
 * @param select the part of the content to use; the rest is neither substituted nor validated
 */
export function readConfigFile(
  named: string | undefined,
  directory: string,
  env: Environment,
  select: (content: unknown) => unknown = (content) => content,
): Result<ReadConfigFile> {
  const path = named ?? CONFIG_FILE;
  const absolute = resolve(directory, path);
  if (named === undefined && !existsSync(absolute))
    return validated({ path, text: '', value: {}, spans: new Map() }, []);
  const bytes = attempt(() => readFileSync(absolute));
  if (bytes === undefined) return failed([unreadable(path)]);
  const text = decodeText(path, bytes);
  if (!text.ok) return failed([text.problem]);
  const parsed = parseYaml(path, text.value);
  if (!parsed.ok) return failed(parsed.problem.map(withoutSpelling));
  const included: string[] = [];
  const { value, diagnostics } = substitute(
    { ...parsed.value, value: select(parsed.value.value ?? {}) },
    {
      environment: (name) => env[name],
      file: (target) => {
        included.push(resolve(dirname(absolute), target));
        return readSecretFile(resolve(dirname(absolute), target));
      },
    },
  );
  // The schema would only complain about the empty text that replaces a missing value.
  return diagnostics.length > 0 ? failed(diagnostics) : validated({ ...parsed.value, value }, included);
}

function validated(file: SourceFile, included: string[]): Result<ReadConfigFile> {
  const findings = validate(file);
  if (findings.length > 0) return failed(findings.map(withoutSecret));
  return succeeded({ file: file as SourceFile<ConfigFile>, included });
}

function unreadable(file: string): Diagnostic {
  const message = 'the configuration file cannot be read';
  const hint = 'check the path given with --config or HOOKGATE_CONFIG';
  return { code: 'no-config', severity: 'error', message, hint, file };
}

/** An unquoted number may be a secret, too. */
function withoutSpelling(diagnostic: Diagnostic): Diagnostic {
  if (diagnostic.code !== 'quote-it') return diagnostic;
  const message = 'YAML reads this as a number, and its spelling is lost';
  return { ...diagnostic, message, hint: 'quote it' };
}

/** Diagnostics are printed, collected and forwarded: those about a credential do not repeat its value. */
function withoutSecret({ at, diagnostic }: SchemaFinding): Diagnostic {
  if (!/^(\/admin)?\/auth\//.test(at)) return diagnostic;
  const message = diagnostic.message.replace(/"(?:[^"\\]|\\.)*"|the number \S+/, 'this value');
  return { ...diagnostic, message };
}
