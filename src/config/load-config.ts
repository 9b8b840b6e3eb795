import { randomBytes } from 'node:crypto';
import { dirname, relative, resolve } from 'node:path';
import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { diagnose, type SourceFile } from '../diagnostics/source-file.ts';
import { parseDuration } from '../rules/time.ts';
import { checkCredentials } from './check-credentials.ts';
import { type Config, type Credential, type Flags, isLoopback, type RulesConfig } from './config.ts';
import { type ConfigFile, readConfigFile, type WrittenCredential } from './config-file.ts';
import { type Environment, effectiveEnvironment, type Surroundings } from './environment.ts';

/**
 * What concerns the rules alone, found as `serve` finds it: what is wrong with the rest of the configuration, such as
 * a secret that is not set where rules are only checked, is of no concern.
 */
export function loadRulesConfig(
  flags: Pick<Flags, 'config' | 'rules'>,
  surroundings: Surroundings,
): RulesConfig | Diagnostic[] {
  const env = effectiveEnvironment(flags, surroundings);
  if (Array.isArray(env)) return env;
  const { directory } = surroundings;
  const { file, diagnostics } = readConfigFile(
    flags.config ?? env['HOOKGATE_CONFIG'],
    directory,
    env,
    (value) => {
      const { rules, lint } = (value ?? {}) as ConfigFile;
      return { ...(rules !== undefined && { rules }), ...(lint !== undefined && { lint }) };
    },
  );
  if (file === undefined) return sortDiagnostics(diagnostics);
  return rulesConfig(flags.rules ?? env['HOOKGATE_RULES'], file, directory);
}

function rulesConfig(given: string | undefined, file: SourceFile, directory: string): RulesConfig {
  const { rules = {}, lint = {} } = (file.value ?? {}) as ConfigFile;
  return {
    rules: {
      directory: rulesDirectory(given, rules.directory, file.path, directory),
      gate: rules.gate ?? 'tests',
    },
    lint: { levels: lint.levels ?? {} },
  };
}

/** Puts flags, environment, `.env` and the configuration file together; reports everything that is wrong with them. */
export function loadConfig(flags: Flags, surroundings: Surroundings): Config | Diagnostic[] {
  const env = effectiveEnvironment(flags, surroundings);
  if (Array.isArray(env)) return env;
  const { directory } = surroundings;
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
    ...rulesConfig(flags.rules ?? env['HOOKGATE_RULES'], file, directory),
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
  { server, admin, credentials }: Omit<Config, 'warnings'>,
  file: SourceFile,
  report: (diagnostic: Diagnostic) => void,
): void {
  checkCredentials({ at: '/auth', host: server.host, credentials }, file).forEach(report);
  checkCredentials({ at: '/admin/auth', ...admin }, file).forEach(report);
  if (isLoopback(admin.host) || admin.credentials.length > 0) return;
  const finding = {
    code: 'admin-exposed',
    message: `${admin.host} can be reached from other machines, and admin has no auth`,
    hint: 'add admin.auth, or listen on 127.0.0.1',
  };
  report(diagnose(file, { at: '/admin/host' }, finding));
}
