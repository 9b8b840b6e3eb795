import { dirname, relative, resolve, sep } from 'node:path';
import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { failed, type Result, succeeded } from '../diagnostics/result.ts';
import type { SourceFile } from '../diagnostics/source-file.ts';
import { parseDuration } from '../rules/time.ts';
import { checkExposure } from './check-credentials.ts';
import { checkDecisionLog } from './check-decision-log.ts';
import { checkFileModes } from './check-file-modes.ts';
import { checkValues } from './check-values.ts';
import type { Config, DecisionLogConfig, Flags, RulesConfig } from './config.ts';
import { type ConfigFile, type ReadConfigFile, readConfigFile } from './config-file.ts';
import { type ConfigSources, type Environment, effectiveEnvironment } from './environment.ts';
import { adminAddress, hookAddress, hookCredentials, toCredential, tunnelFrom } from './overrides.ts';

interface Read extends ReadConfigFile {
  env: Environment;
}

/** Merges flags, environment, `.env` and the configuration file; all problems are reported together. */
export function loadConfig(flags: Flags, sources: ConfigSources): Result<Config> {
  const read = readSources(flags, sources);
  if (!read.ok) return read;
  const { file } = read.value;
  const found: Diagnostic[] = [];
  const config = merge(flags, sources.directory, read.value, (one) => found.push(one));
  found.push(
    ...checkValues(config, sources.directory, file),
    ...checkExposure(config, file),
    ...checkDecisionLog(config.decisionLog, sources.directory, file),
  );
  if (found.some(isError)) return failed(sortDiagnostics(found));
  return succeeded(
    Object.freeze({ ...config, warnings: [...found, ...checkFileModes(config, sources.directory)] }),
  );
}

/** The rules part of the configuration, as `serve` finds it. Problems elsewhere, such as a secret that is not set, do not count. */
export function loadRulesConfig(flags: Flags, sources: ConfigSources): Result<RulesConfig> {
  const read = readSources(flags, sources, (content) => pick(content, ['rules', 'lint']));
  return read.ok ? succeeded(rulesConfig(flags, sources.directory, read.value)) : read;
}

/**
 * The decision log part of the configuration, as `serve` finds it, to read the log.
 *
 * @param withKey whether to read `key` and `mask` too: only then they have to be set
 */
export function loadDecisionLogConfig(
  flags: Pick<Flags, 'config'>,
  sources: ConfigSources,
  withKey: boolean,
): Result<Pick<DecisionLogConfig, 'to' | 'key' | 'mask'>> {
  const keys = withKey ? ['to', 'key', 'mask'] : ['to'];
  const read = readSources(flags, sources, (content) => {
    const { decisionLog } = pick(content, ['decisionLog']);
    return decisionLog === undefined ? {} : { decisionLog: pick(decisionLog, keys) };
  });
  if (!read.ok) return read;
  const { file } = read.value;
  const config = decisionLogConfig(file, sources.directory);
  const errors = withKey ? checkDecisionLog(config, sources.directory, file).filter(isError) : [];
  return errors.length > 0 ? failed(errors) : succeeded(config);
}

function pick(content: unknown, keys: readonly string[]): Record<string, unknown> {
  const entries = Object.entries(content ?? {});
  return Object.fromEntries(entries.filter(([key, value]) => keys.includes(key) && value !== null));
}

function readSources(
  flags: Flags,
  sources: ConfigSources,
  select?: (content: unknown) => unknown,
): Result<Read> {
  const env = effectiveEnvironment(flags, sources);
  if (!env.ok) return env;
  const path = flags.config ?? env.value['HOOKGATE_CONFIG'];
  const read = readConfigFile(path, sources.directory, env.value, select);
  return read.ok ? succeeded({ ...read.value, env: env.value }) : failed(sortDiagnostics(read.problem));
}

function merge(
  flags: Flags,
  directory: string,
  read: Read,
  report: (diagnostic: Diagnostic) => void,
): Omit<Config, 'warnings'> {
  const { env, included, file: source } = read;
  const { server, admin, decision, log } = source.value;
  const overridable = { flags, env, file: source.value, report };
  const tunnel = tunnelFrom(overridable);
  return {
    server: {
      ...hookAddress(overridable),
      bodyLimit: parseSize(server.bodyLimit),
      // The local end of the tunnel is a proxy, and the only way in from elsewhere.
      trustProxy: Math.max(server.trustProxy, tunnel === undefined ? 0 : 1),
      ...(server.networks !== undefined && { networks: server.networks }),
      failedAttempts: server.failedAttempts,
      drain: parseDuration(server.drain) ?? 0,
      reusePort: server.reusePort,
    },
    admin: {
      ...adminAddress(overridable),
      credentials: (admin.auth ?? []).map(toCredential),
      console: admin.console,
    },
    ...rulesConfig(flags, directory, read),
    ...hookCredentials(overridable),
    included,
    decision: { ...decision, deadline: parseDuration(decision.deadline) ?? 0 },
    log,
    ...(tunnel !== undefined && { tunnel }),
    decisionLog: decisionLogConfig(source, directory),
  };
}

function rulesConfig(flags: Flags, directory: string, { env, file }: Read): RulesConfig {
  const { rules, lint } = file.value;
  const fromFile = (path: string | undefined) => path && besideConfig(path, file.path, directory);
  const chosen = flags.rules ?? env['HOOKGATE_RULES'] ?? fromFile(rules.directory) ?? 'rules';
  const lastGood = fromFile(rules.lastGood);
  return { rules: { ...rules, directory: chosen, ...(lastGood !== undefined && { lastGood }) }, lint };
}

function decisionLogConfig(
  { value: { decisionLog }, path }: SourceFile<ConfigFile>,
  directory: string,
): DecisionLogConfig {
  const { to, rotate } = decisionLog;
  return {
    ...decisionLog,
    to: to === 'stdout' ? to : besideConfig(to, path, directory),
    rotate: { size: parseSize(rotate.size), age: parseDuration(rotate.age) ?? 0, keep: rotate.keep },
  };
}

/** A path relative to the configuration file, as seen from the working directory. */
function besideConfig(path: string, configPath: string, directory: string): string {
  return pathFrom(directory, resolve(directory, dirname(configPath), path));
}

/** A path relative to a directory if it is below it, else absolute. */
export function pathFrom(directory: string, absolute: string): string {
  const path = relative(directory, absolute);
  return path === '..' || path.startsWith(`..${sep}`) ? absolute : path || '.';
}

/** Bytes; the schema has checked the form. */
function parseSize(text: string): number {
  const units = { b: 1, kb: 1024, mb: 1024 * 1024 };
  const [, count, unit] = /^(\d+)(b|kb|mb)$/.exec(text) ?? [];
  return Number(count) * units[unit as keyof typeof units];
}
