import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from '../diagnostics/error-message.ts';
import { visible } from '../diagnostics/format-text.ts';
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
import { waitForJwks } from '../okta-simulator/scenarios/wait-for-jwks.ts';
import { collectAmong, type Define, examples } from './command.ts';
import { addPlayOptions, type TargetOptions, withTargets } from './hook-target.ts';
import { exitCodes, type Io, paintFor, UsageError } from './io.ts';
import { redacted } from './redact.ts';
import { formatPlayed, formatSummary } from './simulation-report.ts';

export interface SimulateOptions extends TargetOptions {
  only?: string[];
  format: 'text' | 'json';
}

const names = scenarios.map(({ name }) => name);
const requestTypes = Object.values(hooks).flatMap((hook) => hook.requestTypes);

export const defineSimulate: Define = (program, { io, finish }) => {
  const command = program
    .command('simulate')
    .description('play Okta against a running service, and say what becomes of each call')
    .option('--url <url>', 'the service, or one hook of it; left out, where serve listens')
    .addOption(
      program
        .createOption('--only <scenario>', 'only this scenario')
        .choices(names)
        .argParser(collectAmong(names)),
    )
    .addOption(
      program
        .createOption('--request-type <type>', 'only this request type')
        .choices(requestTypes)
        .argParser(collectAmong(requestTypes)),
    );
  addPlayOptions(command)
    .addHelpText(
      'after',
      examples(
        ['The service that runs on this machine, by its configured credentials', 'hookgate simulate'],
        ['The same, with the secret that its start printed', 'hookgate simulate --auth @secret.txt'],
        [
          'Any service, and one hook of it',
          'hookgate simulate --url https://hooks.example.com/registration --auth @secret.txt',
        ],
        ['With tokens of an authorization server that is played, too', 'hookgate simulate --auth oauth2'],
        ['One scenario, for a program', 'hookgate simulate --only retry --format json'],
      ),
    )
    .action((options) =>
      finish(() =>
        playAll(
          scenarios.filter(({ name }) => options.only?.includes(name) ?? true),
          options,
          io,
        ),
      ),
    );
};

/** Plays scenarios on the hooks that were named, and writes what came of them. */
export async function playAll(
  chosen: readonly Scenario[],
  options: SimulateOptions,
  io: Io,
): Promise<number> {
  return withTargets(options, io, async ({ targets, issues }) => {
    const servers = await Promise.all(issues.map((issue) => playServer(issue, io)));
    try {
      await trusted(servers, targets, io);
      const played = await playAndTell(chosen, targets, options.format, io);
      if (played.some(({ leftOut }) => leftOut === undefined))
        return hasProblems(played) ? exitCodes.problems : exitCodes.fine;
      io.stderr.write('hookgate: nothing was played: choose other scenarios, request types or hooks\n');
      return exitCodes.problems;
    } finally {
      await Promise.all(servers.map((server) => server.close()));
    }
  });
}

/** Each scenario is told of as soon as it is over, and without what a service has echoed of its secret. */
async function playAndTell(
  chosen: readonly Scenario[],
  targets: readonly Target[],
  format: SimulateOptions['format'],
  io: Io,
): Promise<ScenarioRun[]> {
  const paint = paintFor(io.stdout);
  const pause = (milliseconds: number) => {
    io.stderr.write(
      `Waiting ${Math.ceil(milliseconds / 1000)} s: one more failed attempt would be one too many…\n`,
    );
    return delay(milliseconds);
  };
  const write = (text: string) => io.stdout.write(redacted(text, targets));
  const played: ScenarioRun[] = [];
  for await (const one of runScenarios(chosen, targets, { ...player, pause })) {
    const why = format === 'text' && played.length === 0 ? whyUnreachable(one) : undefined;
    if (why !== undefined) {
      const line = `${one.url} cannot be called: ${why}; is the service running, and is this its address?`;
      io.stderr.write(`hookgate: ${visible(line)}\n`);
      return [one];
    }
    if (format === 'text') write(formatPlayed(one, played.at(-1), paint));
    played.push(one);
  }
  write(format === 'text' ? formatSummary(played, paint) : toLegibleJson({ played }));
  return played;
}

const player: ScenarioContext = {
  fetch,
  clock: () => performance.now(),
  newId: randomUUID,
  now: Date.now,
  pause: delay,
};

async function trusted(
  servers: readonly AuthorizationServer[],
  targets: readonly Target[],
  io: Io,
): Promise<void> {
  for (const { tokenUrl, asked } of servers) {
    const target = targets.find(
      ({ presented }) => presented.kind === 'token' && presented.tokenUrl === tokenUrl,
    );
    const onWait = () => io.stderr.write('Waiting until the service has fetched the keys…\n');
    if (target !== undefined) await waitForJwks({ asked }, target, player, onWait);
  }
}

/** Says how a service comes to trust the tokens of a server that is played. */
async function playServer(issue: TokenIssue, io: Io): Promise<AuthorizationServer> {
  const { issuer, audience, scope } = issue;
  try {
    const server = await startAuthorizationServer(issue);
    io.stderr.write(
      `Authorization server at ${issuer}, keys at ${server.jwksUri}. The service trusts it by\n  auth: [{ oauth2: { issuer: "${issuer}", audience: "${audience}", scope: ${scope} } }]\n`,
    );
    return server;
  } catch (error) {
    throw new UsageError(
      `an authorization server cannot be played at ${issuer} (${codeOf(error)})`,
      'name one that runs with --token-url, or end what listens there',
    );
  }
}
