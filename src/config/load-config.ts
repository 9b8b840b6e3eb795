import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import configSchema from '../../schema/config.schema.json' with { type: 'json' };
import { decodeText } from '../diagnostics/decode.ts';
import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { type SchemaFinding, schemaCheck } from '../diagnostics/schema-check.ts';
import { diagnose, type SourceFile } from '../diagnostics/source-file.ts';
import { parseYaml } from '../diagnostics/yaml.ts';
import { parseDuration } from '../rules/time.ts';
import { type Config, type Credential, type Flags, isLoopback } from './config.ts';
import { substitute } from './substitute.ts';

/** The configuration file as it may be written, after substitution. */
interface ConfigFile {
  server?: { host?: string; port?: number | string; bodyLimit?: string };
  admin?: { host?: string; port?: number | string; auth?: WrittenCredential[] };
  rules?: { directory?: string };
  auth?: WrittenCredential[];
  decision?: { deadline?: string; debugContext?: boolean };
  log?: { level?: string };
}

interface WrittenCredential {
  basic?: { username: string; password: string };
  header?: { name: string; value: string };
}

export interface Surroundings {
  /** The working directory. */
  directory: string;
  environment: Readonly<Record<string, string | undefined>>;
}

const CONFIG_FILE = 'config.yaml';
const check = schemaCheck(configSchema);

/**
 * The rules directory alone, found as `serve` finds it: what is wrong with the rest of the configuration, such as a
 * secret that is not set where rules are only checked, is of no concern.
 */
export function findRulesDirectory(
  flags: Pick<Flags, 'config' | 'rules'>,
  { directory, environment }: Surroundings,
): string | Diagnostic[] {
  const env = effectiveEnvironment(directory, environment);
  if (Array.isArray(env)) return env;
  const empty = emptyFlags(flags);
  if (empty.length > 0) return empty;
  const given = flags.rules ?? env['HOOKGATE_RULES'];
  if (given !== undefined) return given;
  const { file, diagnostics } = readConfigFile(
    flags.config ?? env['HOOKGATE_CONFIG'],
    directory,
    env,
    (value) => ({
      rules: (value as ConfigFile | null)?.rules,
    }),
  );
  if (file === undefined) return sortDiagnostics(diagnostics);
  return rulesDirectory(undefined, (file.value as ConfigFile).rules?.directory, file.path, directory);
}

/** Puts flags, environment, `.env` and the configuration file together; reports everything that is wrong with them. */
export function loadConfig(flags: Flags, { directory, environment }: Surroundings): Config | Diagnostic[] {
  const env = effectiveEnvironment(directory, environment);
  if (Array.isArray(env)) return env;
  const empty = emptyFlags(flags);
  if (empty.length > 0) return empty;
  const { file, diagnostics } = readConfigFile(flags.config ?? env['HOOKGATE_CONFIG'], directory, env);
  if (file === undefined) return sortDiagnostics(diagnostics);
  const written = (file.value ?? {}) as ConfigFile;
  const report = (found: Diagnostic) => diagnostics.push(found);
  const config = {
    server: {
      host: flags.host ?? env['HOST'] ?? written.server?.host ?? '127.0.0.1',
      port: portFrom([flags.port, '--port'], [env['PORT'], 'PORT'], written.server?.port ?? 8082, report),
      bodyLimit: parseSize(written.server?.bodyLimit ?? '256kb'),
    },
    admin: {
      host: written.admin?.host ?? '127.0.0.1',
      port: portFrom(
        [flags.adminPort, '--admin-port'],
        [env['ADMIN_PORT'], 'ADMIN_PORT'],
        written.admin?.port ?? 9082,
        report,
      ),
      credentials: (written.admin?.auth ?? []).map(toCredential),
    },
    rules: {
      directory: rulesDirectory(
        flags.rules ?? env['HOOKGATE_RULES'],
        written.rules?.directory,
        file.path,
        directory,
      ),
    },
    ...credentialsFrom(written, env, report),
    decision: {
      deadline: parseDuration(written.decision?.deadline ?? '2s') ?? 2000,
      debugContext: written.decision?.debugContext ?? true,
    },
    log: { level: written.log?.level ?? 'info' },
  };
  checkDeadline(config.decision.deadline, file, report);
  checkExposure(config, file, report);
  if (diagnostics.some(isError)) return sortDiagnostics(diagnostics);
  return Object.freeze({ ...config, warnings: diagnostics });
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that may be empty in the environment, as compose files leave them, and then count as not set. */
const SETTINGS = ['HOST', 'PORT', 'ADMIN_PORT', 'HOOKGATE_RULES', 'HOOKGATE_CONFIG'];

/** The environment, with `.env` behind it. */
function effectiveEnvironment(directory: string, environment: Environment): Environment | Diagnostic[] {
  const path = resolve(directory, '.env');
  const text = existsSync(path) ? readOrNothing(path) : Buffer.alloc(0);
  if (text === undefined) {
    const hint = 'make it a file that can be read, or remove it';
    return [
      { code: 'no-config', severity: 'error', message: 'it is there and cannot be read', file: '.env', hint },
    ];
  }
  const both = { ...parseEnv(text.toString('utf8')), ...environment };
  return Object.fromEntries(
    Object.entries(both).filter(([name, value]) => value !== '' || !SETTINGS.includes(name)),
  );
}

/** An empty host would be every address of the machine. */
function emptyFlags(flags: Flags): Diagnostic[] {
  const names = {
    config: '--config',
    rules: '--rules',
    host: '--host',
    port: '--port',
    adminPort: '--admin-port',
  };
  return (Object.keys(names) as (keyof Flags)[])
    .filter((flag) => flags[flag] === '')
    .map((flag) => ({
      code: 'empty',
      severity: 'error',
      message: `${names[flag]} is empty`,
      file: 'command line',
      hint: 'give it a value, or leave it out',
    }));
}

function readConfigFile(
  named: string | undefined,
  directory: string,
  env: Environment,
  part: (value: unknown) => unknown = (value) => value,
): { file?: SourceFile; diagnostics: Diagnostic[] } {
  const path = named ?? CONFIG_FILE;
  const absolute = resolve(directory, path);
  if (named === undefined && !existsSync(absolute))
    return { file: { path, text: '', value: {}, spans: new Map() }, diagnostics: [] };
  const bytes = readOrNothing(absolute);
  if (bytes === undefined) {
    const finding = {
      code: 'no-config',
      message: 'the configuration file cannot be read',
      hint: 'check the path given with --config or HOOKGATE_CONFIG',
    };
    return { diagnostics: [{ severity: 'error', ...finding, file: path }] };
  }
  const text = decodeText(path, bytes);
  if (typeof text !== 'string') return { diagnostics: [text] };
  const { file: raw, diagnostics } = parseYaml(path, text);
  if (raw === undefined) return { diagnostics: diagnostics.map(withoutSpelling) };
  const substituted = substitute(
    { ...raw, value: part(raw.value) },
    {
      environment: (name) => env[name],
      file: (target) =>
        readOrNothing(resolve(dirname(absolute), target))
          ?.toString('utf8')
          .replace(/\r?\n$/, ''),
    },
  );
  const file = { ...raw, value: substituted.value };
  // Where a value is missing, what the schema says about the empty text in its place helps nobody.
  const findings = substituted.diagnostics.length > 0 ? [] : check(file).map(withoutSecret);
  const found = [...substituted.diagnostics, ...findings];
  return found.length > 0 ? { diagnostics: found } : { file, diagnostics: [] };
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

function readOrNothing(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function rulesDirectory(
  given: string | undefined,
  written: string | undefined,
  configPath: string,
  directory: string,
): string {
  if (given !== undefined || written === undefined) return given ?? 'rules';
  const absolute = resolve(directory, dirname(configPath), written);
  const below = relative(directory, absolute);
  return below.startsWith('..') ? absolute : below || '.';
}

type Named = [value: string | undefined, name: string];

function portFrom(
  flag: Named,
  variable: Named,
  written: number | string,
  report: (diagnostic: Diagnostic) => void,
): number {
  const [value, name] = flag[0] !== undefined ? flag : variable;
  const port = Number(value ?? written);
  if ((value === undefined || /^\d{1,5}$/.test(value)) && port <= 65535) return port;
  const file = name.startsWith('--') ? 'command line' : 'environment';
  report({
    code: 'port',
    severity: 'error',
    message: `${name} is "${value}", which is not a port`,
    file,
    hint: 'write a number between 0 and 65535',
  });
  return 0;
}

function parseSize(text: string): number {
  const units = { b: 1, kb: 1024, mb: 1024 * 1024 };
  const [, count, unit] = /^(\d+)(b|kb|mb)$/.exec(text) ?? [];
  return Number(count) * units[unit as keyof typeof units];
}

function toCredential({ basic, header }: WrittenCredential): Credential {
  if (basic !== undefined) return { kind: 'basic', ...basic };
  return { kind: 'header', name: header?.name.toLowerCase() ?? '', value: header?.value ?? '' };
}

/** The file's credentials, or the environment's, or one made up for this run: never none. */
function credentialsFrom(
  { auth }: ConfigFile,
  env: Environment,
  report: (diagnostic: Diagnostic) => void,
): { credentials: Credential[]; generated: boolean } {
  if (auth !== undefined) return { credentials: auth.map(toCredential), generated: false };
  const { BASIC_AUTH_USER: username, BASIC_AUTH_PASSWORD: password } = env;
  if (username === undefined && password === undefined) {
    return {
      credentials: [{ kind: 'basic', username: 'hookgate', password: randomBytes(24).toString('base64url') }],
      generated: true,
    };
  }
  const complain = (message: string, hint: string) =>
    report({ code: 'credentials', severity: 'error', message, file: 'environment', hint });
  if (!username) complain('BASIC_AUTH_USER is not set or empty', 'set it beside BASIC_AUTH_PASSWORD');
  else if (username.includes(':'))
    complain('BASIC_AUTH_USER holds a colon', 'HTTP Basic ends the user name at the first colon');
  if (!password) complain('BASIC_AUTH_PASSWORD is not set or empty', 'set it beside BASIC_AUTH_USER');
  return {
    credentials: [{ kind: 'basic', username: username ?? '', password: password ?? '' }],
    generated: false,
  };
}

/** Okta waits for 3 s and then denies by itself: https://developer.okta.com/docs/concepts/inline-hooks/#timeout-and-retry */
function checkDeadline(deadline: number, file: SourceFile, report: (diagnostic: Diagnostic) => void): void {
  if (deadline < 3000) return;
  const finding = {
    code: 'deadline',
    severity: 'warn' as const,
    message: 'Okta gives up after 3s, before this deadline',
    hint: 'write 2s',
  };
  report(diagnose(file, { at: '/decision/deadline' }, finding));
}

/** What must not be reachable from elsewhere: a secret that everybody knows, an admin listener without one. */
function checkExposure(
  config: Omit<Config, 'warnings'>,
  file: SourceFile,
  report: (diagnostic: Diagnostic) => void,
): void {
  const index = config.credentials.findIndex(isPublished);
  if (index !== -1) {
    const loopback = isLoopback(config.server.host);
    const message = "admin:supersecret is published in Okta's guide: everybody knows it";
    const hint = loopback
      ? 'choose another one before Okta can reach this service'
      : `choose another one; ${config.server.host} can be reached from other machines`;
    const finding = {
      code: 'published-secret',
      severity: loopback ? ('warn' as const) : ('error' as const),
      message,
      hint,
    };
    report(
      file.spans.has(`/auth/${index}`)
        ? diagnose(file, { at: `/auth/${index}` }, finding)
        : { ...finding, file: 'environment' },
    );
  }
  if (isLoopback(config.admin.host) || config.admin.credentials.length > 0) return;
  const finding = {
    code: 'admin-exposed',
    message: `${config.admin.host} can be reached from other machines, and admin has no auth`,
    hint: 'add admin.auth, or listen on 127.0.0.1',
  };
  report(diagnose(file, { at: '/admin/host' }, finding));
}

function isPublished(credential: Credential): boolean {
  return credential.kind === 'basic'
    ? credential.username === 'admin' && credential.password === 'supersecret'
    : credential.value === `Basic ${Buffer.from('admin:supersecret').toString('base64')}`;
}
