import { authorityOf, isLoopback } from '../config/host.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { isError } from '../diagnostics/diagnostic.ts';
import { DEFAULT_HOOK, hooks } from '../hooks/index.ts';
import { simulators } from '../okta-simulator/index.ts';
import type { TokenIssue } from '../okta-simulator/scenarios/authorization-server.ts';
import type { Target } from '../okta-simulator/scenarios/scenario.ts';
import { loadRules } from '../rule-set/load.ts';
import { collect, type Define } from './command.ts';
import { type CredentialOptions, requireSecrecy, resolveCredentials } from './hook-credentials.ts';
import { exitCodes, type Io, UsageError } from './io.ts';
import { formatterFor, textsOf } from './report.ts';
import { findEndpoint, withSlash } from './resolve-endpoint.ts';
import { withRules } from './resolve-rules.ts';

export interface TargetOptions extends CredentialOptions {
  url?: string;
  endpoint?: string[];
  requestType?: string[];
  rules?: string;
}

/** The hooks that are called, and the authorization servers that have to be played for it. */
export interface ChosenTargets {
  targets: Target[];
  issues: TokenIssue[];
}

type Command = Parameters<Define>[0];

/** The options of who plays Okta: how it is told, by what the hooks are named, and what lets Okta in. */
export function addPlayOptions(command: Command): Command {
  return command
    .addOption(
      command
        .createOption('--format <format>', 'how the report is written')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option(
      '--endpoint <path>',
      'only this path, with or without its slash, below that of the address; left out, those of the rules directory',
      collect,
    )
    .option(
      '--auth <credential>',
      "as Okta has it: 'Basic …', 'name: value', user:password, oauth2, none; @FILE reads it; left out, one of the configuration",
    )
    .option('--token-url <url>', 'with --auth oauth2: where tokens are fetched; left out, a server is played')
    .option('--client-id <id>', 'with --auth oauth2: the client')
    .option('--client-secret <secret>', 'with --auth oauth2: its secret; @FILE reads it')
    .option('--scope <scope>', 'with --auth oauth2: the scope of the token')
    .option('--rules <dir>', 'rules directory (HOOKGATE_RULES)')
    .option('--config <file>', 'configuration file that has the credentials and names the rules directory');
}

/** Runs a command on the hooks that its user named: an address with a path, or those of the rules directory. */
export async function withTargets(
  options: TargetOptions,
  io: Io,
  command: (chosen: ChosenTargets) => Promise<number>,
): Promise<number> {
  const url = addressOf(options.url ?? servedAt(options, io));
  const named = options.endpoint?.map(pathOf);
  const paths = named ?? (url.pathname === '/' ? undefined : ['']);
  const callNamed = (all: readonly string[]) =>
    command(
      chosenOf(
        url,
        all.map((path) => ({ path })),
        options,
        io,
      ),
    );
  // Of a service elsewhere the endpoints are not known; of the one here they are those of its rules.
  if (paths !== undefined && options.url !== undefined) return callNamed(paths);
  return withRules(options, io, async ({ directory, levels }) => {
    const { ruleSet, diagnostics, snapshot } = await loadRules(directory, { levels, tests: false });
    if (ruleSet === undefined && named !== undefined) return callNamed(named);
    if (ruleSet === undefined) {
      io.stderr.write(formatterFor('text')(diagnostics.filter(isError), textsOf(snapshot), io.stderr));
      io.stderr.write('hookgate: without rules, name the hook: by its whole address, or by --endpoint\n');
      return exitCodes.problems;
    }
    const endpoints = named?.map((path) => findEndpoint(ruleSet, path)) ?? [...ruleSet.endpoints.values()];
    return command(chosenOf(url, endpoints, options, io));
  });
}

/** Where `serve` listens. */
function servedAt({ config }: TargetOptions, io: Io): string {
  const loaded = loadConfig(config === undefined ? {} : { config }, io);
  if (Array.isArray(loaded)) return 'http://127.0.0.1:8082';
  const { host, port } = loaded.server;
  return `http://${authorityOf({ host: isLoopback(host) ? host : '127.0.0.1', port })}`;
}

function addressOf(written: string): URL {
  const hint =
    'write it as it is entered in the Admin Console: https://hooks.example.com/registrationHookSSR';
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${written} is no address`, hint);
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

/** Below what the address has: nothing of a path can lead to another host. */
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
    return { url: called.href, ...aboutOf(endpoint, options.requestType), presented };
  });
  return { targets, issues: [...issues.values()] };
}

/** What a rule file says of its hook; without one it may be for everything. */
function aboutOf(
  { source, requestTypes: rules, hook = hooks[DEFAULT_HOOK] }: Partial<Endpoint>,
  only: readonly string[] = hook.requestTypes,
): Pick<Target, 'simulator' | 'requestTypes' | 'form' | 'engine'> {
  const { form, engine } = source?.value ?? {};
  const handled = [...(rules?.keys() ?? hook.requestTypes)];
  return {
    simulator: simulators[hook.name],
    requestTypes: handled.filter((requestType) => only.includes(requestType)),
    ...(form && { form }),
    ...(engine && { engine }),
  };
}
