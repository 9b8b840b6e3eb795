import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from '../diagnostics/error-message.ts';
import { toLegibleJson } from '../diagnostics/legible-json.ts';
import { hooks } from '../hooks/index.ts';
import {
  type AuthorizationServer,
  startAuthorizationServer,
  type TokenIssue,
} from '../okta-simulator/scenarios/authorization-server.ts';
import { scenarios } from '../okta-simulator/scenarios/index.ts';
import {
  hasProblems,
  runScenarios,
  type ScenarioRun,
  whyUnreachable,
} from '../okta-simulator/scenarios/run-scenarios.ts';
import type { Scenario, ScenarioContext, Target } from '../okta-simulator/scenarios/scenario.ts';
import { verification } from '../okta-simulator/scenarios/verification.ts';
import { waitForJwks } from '../okta-simulator/scenarios/wait-for-jwks.ts';
import type { Define } from './command.ts';
import { addTargetOptions, resolveTargets, type TargetOptions } from './hook-target.ts';
import { exitCodes, type Io, paintFor, UsageError, writeNote } from './io.ts';
import { formatScenarioRun, formatSummary, redact } from './simulation-report.ts';

interface SimulateOptions extends TargetOptions {
  only?: string[];
  format: 'text' | 'json';
}

const names = scenarios.map(({ name }) => name);
const requestTypes = Object.values(hooks).flatMap((hook) => hook.requestTypes);

export const defineSimulate: Define = (program, { io, finish }) => {
  const command = program
    .command('simulate')
    .description('simulate Okta against a running service, and show the effect of each reply')
    .option('--url <url>', 'the service, or one hook of it; default: the address of serve')
    .repeatableChoice('--only <scenario>', 'only this scenario', names)
    .repeatableChoice('--request-type <type>', 'only this request type', requestTypes);
  addTargetOptions(command)
    .examples({
      'The service on this machine, with its configured credentials': 'hookgate simulate',
      'The same, with the secret that serve has printed': 'hookgate simulate --auth @secret.txt',
      'Any service, and one hook of it':
        'hookgate simulate --url https://hooks.example.com/registration --auth @secret.txt',
      'With tokens of a simulated authorization server': 'hookgate simulate --auth oauth2',
      'One scenario, for a program': 'hookgate simulate --only retry --format json',
    })
    .action((options: SimulateOptions) => {
      const chosen = scenarios.filter(({ name }) => options.only?.includes(name) ?? true);
      return finish(() => simulateAll(chosen, options, io));
    });
};

export const defineVerify: Define = (program, { io, finish }) => {
  const command = program
    .command('verify <url>')
    .description('check that a deployment is reachable and refuses wrong credentials; no request is decided');
  addTargetOptions(command)
    .examples({
      'One hook, by its address in the Admin Console':
        'hookgate verify https://hooks.example.com/registrationHookSSR --auth @secret.txt',
      'All hooks of the rules directory, with the configured credentials':
        'hookgate verify https://hooks.example.com',
    })
    .action((url, options) => finish(() => simulateAll(verification, { ...options, url }, io)));
};

/** Runs scenarios on the chosen hooks, and reports the results. */
async function simulateAll(chosen: readonly Scenario[], options: SimulateOptions, io: Io): Promise<number> {
  const { targets, issues } = await resolveTargets(options, io);
  const servers = await Promise.all(issues.map((issue) => simulateServer(issue, io)));
  try {
    await waitForTrust(servers, targets, io);
    const runs = await runAndReport(chosen, targets, options.format, io);
    if (runs.some(({ leftOut }) => leftOut === undefined))
      return hasProblems(runs) ? exitCodes.problems : exitCodes.fine;
    writeNote(io, 'no scenario applies: choose other scenarios, request types or hooks');
    return exitCodes.problems;
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

/** Reports each scenario as soon as it is over, without secrets that the service has echoed. */
async function runAndReport(
  chosen: readonly Scenario[],
  targets: readonly Target[],
  format: SimulateOptions['format'],
  io: Io,
): Promise<ScenarioRun[]> {
  const paint = paintFor(io.stdout);
  const pause = (milliseconds: number) => {
    io.stderr.write(
      `Waiting ${Math.ceil(milliseconds / 1000)} s: one more failed attempt would exceed the rate limit…\n`,
    );
    return delay(milliseconds);
  };
  const write = (text: string) => io.stdout.write(redact(text, targets));
  const runs: ScenarioRun[] = [];
  for await (const run of runScenarios(chosen, targets, { ...context, pause })) {
    const why = format === 'text' && runs.length === 0 ? whyUnreachable(run) : undefined;
    if (why !== undefined) {
      writeNote(io, `${run.url} cannot be called: ${why}; is the service running, and is this its address?`);
      return [run];
    }
    if (format === 'text') write(formatScenarioRun(run, runs.at(-1), paint));
    runs.push(run);
  }
  write(format === 'text' ? formatSummary(runs, paint) : toLegibleJson({ played: runs }));
  return runs;
}

const context: ScenarioContext = {
  fetch,
  clock: () => performance.now(),
  newId: randomUUID,
  now: Date.now,
  pause: delay,
};

async function waitForTrust(
  servers: readonly AuthorizationServer[],
  targets: readonly Target[],
  io: Io,
): Promise<void> {
  for (const { tokenUrl, asked } of servers) {
    const target = targets.find(
      ({ credentials }) => credentials.kind === 'token' && credentials.tokenUrl === tokenUrl,
    );
    const onWait = () => io.stderr.write('Waiting until the service has fetched the keys…\n');
    if (target !== undefined) await waitForJwks({ asked }, target, context, onWait);
  }
}

/** Starts a simulated authorization server, and prints the configuration that trusts its tokens. */
async function simulateServer(issue: TokenIssue, io: Io): Promise<AuthorizationServer> {
  const { issuer, audience, scope } = issue;
  try {
    const server = await startAuthorizationServer(issue);
    io.stderr.write(
      `Authorization server at ${issuer}, keys at ${server.jwksUri}. The service trusts it with\n  auth: [{ oauth2: { issuer: "${issuer}", audience: "${audience}", scope: ${scope} } }]\n`,
    );
    return server;
  } catch (error) {
    throw new UsageError(
      `an authorization server cannot be simulated at ${issuer} (${codeOf(error)})`,
      'name a running one with --token-url, or stop the program that uses the port',
    );
  }
}
