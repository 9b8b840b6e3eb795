import { dirname, relative, resolve } from 'node:path';
import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { diagnose, type SourceFile } from '../diagnostics/source-file.ts';
import { parseDuration } from '../rules/time.ts';
import { checkDecisionLog } from './check-decision-log.ts';
import { checkExposure, checkHost } from './check-exposure.ts';
import { checkFileModes } from './check-file-modes.ts';
import { checkLastGood } from './check-last-good.ts';
import { checkNetworks } from './check-networks.ts';
import type { Config, DecisionLogConfig, Flags, RulesConfig } from './config.ts';
import { type ConfigFile, readConfigFile } from './config-file.ts';
import { credentialsFrom, toCredential } from './credentials.ts';
import { type ConfigSources, type Environment, effectiveEnvironment } from './environment.ts';
import { tunnelFrom } from './tunnel.ts';

/**
 * What concerns the rules alone, found as `serve` finds it: what is wrong with the rest of the configuration, such as
 * a secret that is not set where rules are only checked, is of no concern.
 */
export function loadRulesConfig(
  flags: Pick<Flags, 'config' | 'rules'>,
  surroundings: ConfigSources,
): RulesConfig | Diagnostic[] {
  const part = ({ rules, lint }: ConfigFile) => ({ ...(rules && { rules }), ...(lint && { lint }) });
  return loadPart(flags, surroundings, part, (file, env) =>
    rulesConfig(flags.rules ?? env['HOOKGATE_RULES'], file, surroundings.directory),
  );
}

/**
 * Where decisions are recorded, found as `serve` finds it: the log is only read.
 *
 * @param withKey whether the key and what is masked are wanted, too: only then they have to be set
 */
export function loadDecisionLogPart(
  flags: Pick<Flags, 'config'>,
  surroundings: ConfigSources,
  withKey: boolean,
): Pick<DecisionLogConfig, 'to' | 'key' | 'mask'> | Diagnostic[] {
  const part = ({ decisionLog: { to, key, mask } = {} }: ConfigFile) => ({
    decisionLog: {
      ...(to !== undefined && { to }),
      ...(withKey && key !== undefined && { key }),
      ...(withKey && mask !== undefined && { mask }),
    },
  });
  return loadPart(flags, surroundings, part, (file) => {
    const config = decisionLogConfig((file.value ?? {}) as ConfigFile, file.path, surroundings.directory);
    const wrong = withKey ? checkDecisionLog(config, surroundings.directory, file).filter(isError) : [];
    return wrong.length > 0 ? wrong : config;
  });
}

function loadPart<Result>(
  flags: Pick<Flags, 'config' | 'rules'>,
  surroundings: ConfigSources,
  part: (written: ConfigFile) => ConfigFile,
  take: (file: SourceFile, env: Environment) => Result,
): Result | Diagnostic[] {
  const env = effectiveEnvironment(flags, surroundings);
  if (Array.isArray(env)) return env;
  const { file, diagnostics } = readConfigFile(
    flags.config ?? env['HOOKGATE_CONFIG'],
    surroundings.directory,
    env,
    (value) => part((value ?? {}) as ConfigFile),
  );
  return file === undefined ? sortDiagnostics(diagnostics) : take(file, env);
}

function rulesConfig(given: string | undefined, file: SourceFile, directory: string): RulesConfig {
  const { rules = {}, lint = {} } = (file.value ?? {}) as ConfigFile;
  const lastGood = beside(rules.lastGood, file.path, directory);
  return {
    rules: {
      directory: given ?? beside(rules.directory, file.path, directory) ?? 'rules',
      gate: rules.gate ?? 'tests',
      ...(lastGood !== undefined && { lastGood }),
      shrink: rules.shrink ?? 'refuse',
    },
    lint: { levels: lint.levels ?? {} },
  };
}

/** Puts flags, environment, `.env` and the configuration file together; reports everything that is wrong with them. */
export function loadConfig(flags: Flags, surroundings: ConfigSources): Config | Diagnostic[] {
  const env = effectiveEnvironment(flags, surroundings);
  if (Array.isArray(env)) return env;
  const { directory } = surroundings;
  const { file, diagnostics, included } = readConfigFile(
    flags.config ?? env['HOOKGATE_CONFIG'],
    directory,
    env,
  );
  if (file === undefined) return sortDiagnostics(diagnostics);
  const written = (file.value ?? {}) as ConfigFile;
  const report = (found: Diagnostic) => diagnostics.push(found);
  const tunnel = tunnelFrom(flags, env, report);
  const config = {
    server: {
      host: flags.host ?? env['HOOKGATE_HOST'] ?? written.server?.host ?? '127.0.0.1',
      port: portFrom([flags.port, '--port'], [env['PORT'], 'PORT'], written.server?.port ?? 8082, report),
      bodyLimit: parseSize(written.server?.bodyLimit ?? '256kb'),
      // The end of the tunnel on this machine is a proxy, and the only way in from elsewhere.
      trustProxy: Math.max(written.server?.trustProxy ?? 0, tunnel === undefined ? 0 : 1),
      ...(written.server?.networks !== undefined && { networks: written.server.networks }),
      failedAttempts: written.server?.failedAttempts ?? 20,
      drain: durationOf(written.server?.drain, '0s'),
      reusePort: written.server?.reusePort ?? false,
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
      console: written.admin?.console ?? true,
    },
    ...rulesConfig(flags.rules ?? env['HOOKGATE_RULES'], file, directory),
    ...credentialsFrom(written, env, report),
    included,
    decision: {
      deadline: durationOf(written.decision?.deadline, '2s'),
      maxInFlight: written.decision?.maxInFlight ?? 200,
      debugContext: written.decision?.debugContext ?? true,
    },
    log: { level: written.log?.level ?? 'info', format: written.log?.format ?? 'auto' },
    ...(tunnel !== undefined && { tunnel }),
    decisionLog: decisionLogConfig(written, file.path, directory),
  };
  checkHost(flags, env, config.server.host, report);
  checkDeadline(config.decision.deadline, file, report);
  checkReusePort(config.server.reusePort, file, report);
  checkExposure(config, file, report);
  checkLastGood(config, directory, file).forEach(report);
  checkDecisionLog(config.decisionLog, directory, file).forEach(report);
  checkNetworks(config.server.networks ?? [], file).forEach(report);
  if (diagnostics.some(isError)) return sortDiagnostics(diagnostics);
  return Object.freeze({ ...config, warnings: [...diagnostics, ...checkFileModes(config, directory)] });
}

/** A path that is relative to the configuration file, as whoever started the service would write it. */
function beside(written: string | undefined, configPath: string, directory: string): string | undefined {
  if (written === undefined) return undefined;
  const absolute = resolve(directory, dirname(configPath), written);
  const below = relative(directory, absolute);
  return below.startsWith('..') ? absolute : below || '.';
}

function decisionLogConfig(
  { decisionLog = {} }: ConfigFile,
  configPath: string,
  directory: string,
): DecisionLogConfig {
  const { to = 'stdout', record = 'none', mask, key, required = false, rotate = {} } = decisionLog;
  return {
    to: to === 'stdout' ? to : (beside(to, configPath, directory) ?? to),
    record,
    ...(mask !== undefined && { mask }),
    ...(key !== undefined && { key }),
    required,
    rotate: {
      size: parseSize(rotate.size ?? '100mb'),
      age: durationOf(rotate.age, '1d'),
      keep: rotate.keep ?? 400,
    },
  };
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

/** The schema has seen to its form. */
function durationOf(written: string | undefined, otherwise: string): number {
  return parseDuration(written ?? otherwise) ?? 0;
}

function parseSize(text: string): number {
  const units = { b: 1, kb: 1024, mb: 1024 * 1024 };
  const [, count, unit] = /^(\d+)(b|kb|mb)$/.exec(text) ?? [];
  return Number(count) * units[unit as keyof typeof units];
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

/** Node.js refuses the option on macOS and Windows, and only Linux distributes connections evenly. */
function checkReusePort(
  reusePort: boolean,
  file: SourceFile,
  report: (diagnostic: Diagnostic) => void,
): void {
  if (!reusePort || process.platform === 'linux') return;
  const finding = {
    code: 'reuse-port',
    message: `several instances on one port need Linux; this is ${process.platform}`,
    hint: 'leave server.reusePort out, and give each instance a port of its own behind a load balancer',
  };
  report(diagnose(file, { at: '/server/reusePort' }, finding));
}
