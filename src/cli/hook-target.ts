import { authorityOf, isLoopback } from '../config/host.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { HookName } from '../hooks/contract.ts';
import { DEFAULT_HOOK, hooks, requestTypesOf } from '../hooks/index.ts';
import { simulators } from '../okta-simulator/index.ts';
import type { TokenIssue } from '../okta-simulator/scenarios/authorization-server.ts';
import type { Target } from '../okta-simulator/scenarios/scenario.ts';
import { loadRules } from '../rule-set/load.ts';
import { type CliCommand, collect } from './command.ts';
import { type CredentialOptions, requireSecrecy, resolveCredentials } from './hook-credentials.ts';
import { ExitError, exitCodes, type Io, UsageError, writeNote } from './io.ts';
import { writeErrors } from './report.ts';
import { endpointAt, withSlash } from './resolve-endpoint.ts';
import { resolveRules } from './resolve-rules.ts';

export interface TargetOptions extends CredentialOptions {
  url?: string;
  endpoint?: string[];
  requestType?: string[];
  hook?: HookName;
}

/** The hooks to call, and the authorization servers to simulate. */
interface ChosenTargets {
  targets: Target[];
  issues: TokenIssue[];
}

/** Adds the options of `simulate` and `verify`: the format, the hooks and the credentials. */
export function addTargetOptions(command: CliCommand): CliCommand {
  return command
    .formatOption('format of the report')
    .option(
      '--endpoint <path>',
      'only this path, with or without its slash, below the address; default: those of the rules directory',
      collect,
    )
    .choiceOption(
      '--hook <hook>',
      'only this hook; without rules, the hook at the address; default: registration',
      Object.keys(hooks),
    )
    .option(
      '--auth <credential>',
      "as in Okta: 'Basic …', 'name: value', user:password, oauth2, none; @FILE reads it; default: one of the configuration",
    )
    .option('--token-url <url>', 'with --auth oauth2: the token endpoint; default: a simulated server')
    .option('--client-id <id>', 'with --auth oauth2: the client')
    .option('--client-secret <secret>', 'with --auth oauth2: its secret; @FILE reads it')
    .option('--scope <scope>', 'with --auth oauth2: the scope of the token')
    .rulesOption()
    .configOption('configuration file with the credentials and the rules directory');
}

/** The chosen hooks: an address with a path, or those of the rules directory. */
export async function resolveTargets(options: TargetOptions, io: Io): Promise<ChosenTargets> {
  const url = addressOf(options.url ?? servedAt(options, io));
  const named = options.endpoint?.map(pathOf);
  const paths = named ?? (url.pathname === '/' ? undefined : ['']);
  const withoutRules = (all: readonly string[]) => {
    const endpoints = all.map((path) => ({ path }));
    return chosenOf(url, endpoints, options, io);
  };
  // The rules here are those of a local service, and not of one elsewhere.
  if (paths !== undefined && options.url !== undefined) return withoutRules(paths);
  const { directory, levels } = resolveRules(options, io);
  const loaded = await loadRules(directory, { levels, tests: false });
  const { ruleSet } = loaded;
  if (ruleSet === undefined && named !== undefined) return withoutRules(named);
  if (ruleSet === undefined) {
    writeErrors(loaded, io);
    writeNote(io, 'without rules, name the hook: by its whole address, or by --endpoint');
    throw new ExitError(exitCodes.problems);
  }
  const endpoints = named?.map((path) => endpointAt(ruleSet, path)) ?? [...ruleSet.endpoints.values()];
  const ofHook = endpoints.filter(({ hook }) => hook.name === (options.hook ?? hook.name));
  return chosenOf(url, ofHook, options, io);
}

/** The address of `serve`. */
function servedAt({ config }: TargetOptions, io: Io): string {
  const loaded = loadConfig({ config }, io);
  if (!loaded.ok) return 'http://127.0.0.1:8082';
  const { host, port } = loaded.value.server;
  return `http://${authorityOf({ host: isLoopback(host) ? host : '127.0.0.1', port })}`;
}

function addressOf(written: string): URL {
  const hint = 'write it as in the Admin Console: https://hooks.example.com/registrationHookSSR';
  const url = URL.parse(written);
  if (url === null || !/^https?:$/.test(url.protocol)) throw new UsageError(`${written} is no address`, hint);
  if (url.username !== '' || url.password !== '')
    throw new UsageError('the address has a user name in it', 'give it with --auth');
  if (url.pathname === '/' && url.search !== '')
    throw new UsageError('the address has a query, and no path', hint);
  return url;
}

function pathOf(written: string): string {
  const path = written.includes('://') ? written : withSlash(written);
  if (/^\/(?!\/)[^?#\s\\]*$/.test(path)) return path;
  throw new UsageError(`${written} is no path`, 'write --endpoint /registrationHookSSR');
}

/** A path below an address; it cannot lead to another host. */
function below(base: URL, path: string): URL {
  const url = new URL(base);
  if (path !== '') url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
  return url;
}

function chosenOf(
  url: URL,
  endpoints: readonly (Pick<Endpoint, 'path'> & Partial<Endpoint>)[],
  options: TargetOptions,
  io: Io,
): ChosenTargets {
  const issues = new Map<string, TokenIssue>();
  const targets = endpoints.map(({ path, ...endpoint }): Target => {
    const called = below(url, path);
    const { presented, issue } = resolveCredentials(options, path === '' ? called.pathname : path, io);
    if (issue !== undefined) issues.set(issue.issuer, issue);
    if (presented.kind !== 'none') requireSecrecy(called);
    return { url: called.href, ...aboutOf(endpoint, options), credentials: presented };
  });
  return { targets, issues: [...issues.values()] };
}

/** The properties of a rule file; without one the hook may handle everything. */
function aboutOf(
  { source, requestTypes: rules, hook: ofRules }: Partial<Endpoint>,
  { hook: chosen = DEFAULT_HOOK, requestType: only }: TargetOptions,
): Pick<Target, 'simulator' | 'requestTypes' | 'form' | 'engine'> {
  const { form, engine } = source?.value ?? {};
  const hook = ofRules ?? hooks[chosen];
  const handled = [...(rules?.keys() ?? requestTypesOf(hook))];
  return {
    simulator: simulators[hook.name],
    requestTypes: handled.filter((requestType) => only?.includes(requestType) ?? true),
    ...(form && { form }),
    ...(engine && { engine }),
  };
}
