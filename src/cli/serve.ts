import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config, Flags } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { formatText, type TextOf } from '../diagnostics/format-text.ts';
import { createAdminApp } from '../http/admin-app.ts';
import { authenticateBy } from '../http/authenticate/credentials.ts';
import { createHookApp, type DecisionContext } from '../http/hook-app.ts';
import type { OnHttpError } from '../http/http-error.ts';
import { type Listener, listen } from '../http/listen.ts';
import { createLog, type Log, printable } from '../observe/log.ts';
import type { Decision } from '../okta/decide.ts';
import { codeOf } from '../runtime/directory.ts';
import { LiveRules, type LoadReport } from '../runtime/live-rules.ts';
import type { RuleSet } from '../runtime/rule-set.ts';
import { exitCodes, type Io, paintFor } from './io.ts';
import { welcome } from './welcome.ts';

/** Milliseconds for which requests under way may go on after a signal to end. */
const GRACE = 8000;

/** `hookgate serve`: answers until a signal ends it. */
export async function serve(
  flags: Flags,
  product: { name: string; version: string },
  io: Io,
): Promise<number> {
  const config = loadConfig(flags, io);
  if (Array.isArray(config)) return refuse(config, io, exitCodes.usage, noText);
  tell(config.warnings, io, noText);
  // From here on a signal ends it in order, however early it comes.
  const toEnd = ended(io);
  const log = createLog(config.log.level);
  const rules = new LiveRules(config.rules.directory, {
    onReport: (report, live) => logReport(log, report, live),
    onWatcherError: (error) =>
      log.warn({ err: error }, 'the watcher failed: changes are found by polling only'),
  });
  io.onSignal('SIGHUP', () => void lookAgain(rules, log));
  const listeners: Listener[] = [];
  const close = async () => {
    await Promise.all(listeners.map((listener) => listener.close(GRACE)));
    await rules.close();
  };
  try {
    listeners.push(await startAdmin(config, rules, product, log));
    const { diagnostics } = await rules.load();
    const textOf = textFrom(io.directory);
    if (rules.current === undefined) {
      await close();
      return refuse(diagnostics, io, exitCodes.problems, textOf);
    }
    tell(diagnostics, io, textOf);
    listeners.push(await startHook(config, rules, log));
  } catch (error) {
    await close();
    return cannotListen(error, io);
  }
  rules.follow();
  const [admin, hook] = listeners as [Listener, Listener];
  io.stdout.write(welcome(config, rules.current, hook, admin, paintFor(io.stdout)));
  await toEnd;
  log.info('ending');
  await close();
  return exitCodes.fine;
}

function startAdmin(
  { admin }: Config,
  rules: LiveRules,
  product: { name: string; version: string },
  log: Log,
): Promise<Listener> {
  const authenticate = admin.credentials.length === 0 ? undefined : authenticateBy(admin.credentials);
  return listen(
    createAdminApp({ rules, authenticate, product, onError: logError(log) }),
    admin.host,
    admin.port,
  );
}

function startHook({ server, credentials, decision }: Config, rules: LiveRules, log: Log): Promise<Listener> {
  const app = createHookApp({
    rules: () => rules.current,
    authenticate: authenticateBy(credentials),
    bodyLimit: server.bodyLimit,
    ...decision,
    now: Date.now,
    newId: randomUUID,
    onDecision: (decided, context) => logDecision(log, decided, context),
    onError: logError(log),
  });
  return listen(app, server.host, server.port);
}

/** Who asks for a look hears of it, also when there was nothing new. */
async function lookAgain(rules: LiveRules, log: Log): Promise<void> {
  await rules.reload();
  log.info({ version: rules.current?.version, result: rules.report?.result }, 'looked at the rules again');
}

/** Resolves at the first signal to end; the second one ends the process at once. */
function ended(io: Io): Promise<void> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      io.onSignal(signal, () => {
        if (asked) io.exit(exitCodes.failure);
        asked = true;
        resolve();
      });
    }
  });
}

/** No value of the profile: who registers is nobody's business but Okta's. */
function logDecision(
  log: Log,
  decision: Decision,
  { request, endpoint, version, milliseconds }: DecisionContext,
): void {
  const { id, requestType, kind, by, rules, verdicts, failure } = decision;
  const shadow = verdicts
    .filter(({ rule }) => rule.mode === 'shadow')
    .map(({ rule, verdict }) => ({ rule: rule.name, verdict }));
  const record = {
    decisionId: id,
    eventId: printable(request['eventId']),
    endpoint: endpoint.path,
    owner: endpoint.source.value.owner,
    requestType: printable(requestType),
    decision: kind,
    by,
    rules,
    ...(shadow.length > 0 && { shadow }),
    version,
    ms: Math.round(milliseconds * 1000) / 1000,
    ...(failure !== undefined && { failure }),
  };
  if (failure === undefined) log.info(record, 'decision');
  else log.error(record, 'decision');
}

function logError(log: Log): OnHttpError {
  return (error, cause, path) => {
    const record = { status: error.status, code: error.code, path: printable(path) };
    if (error.status === 500) log.error({ ...record, err: cause }, 'request failed');
    else log.warn(record, 'request refused');
  };
}

function logReport(log: Log, { result, diagnostics }: LoadReport, live: RuleSet | undefined): void {
  const record = { version: live?.version, diagnostics };
  if (result === 'refused') log.error(record, 'rules refused');
  else log.info(record, result === 'loaded' ? 'rules loaded' : 'rules as before');
}

function refuse(diagnostics: readonly Diagnostic[], io: Io, exitCode: number, textOf: TextOf): number {
  tell(diagnostics, io, textOf);
  const errors = diagnostics.filter(isError).length;
  io.stderr.write(
    `hookgate does not start: ${errors} error${errors === 1 ? '' : 's'} in ${exitCode === exitCodes.usage ? 'its configuration' : 'the rules'}\n`,
  );
  return exitCode;
}

function tell(diagnostics: readonly Diagnostic[], io: Io, textOf: TextOf): void {
  io.stderr.write(formatText(diagnostics, textOf, paintFor(io.stderr)));
}

/** The line that is wrong in a configuration may hold a secret. */
const noText: TextOf = () => undefined;

function textFrom(directory: string): TextOf {
  return (file) => {
    const path = resolve(directory, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
}

function cannotListen(error: unknown, io: Io): number {
  const { address, port, hostname } = error as { address?: string; port?: number; hostname?: string };
  const why = {
    EADDRINUSE: 'another program listens there',
    EACCES: 'it needs more rights',
    EADDRNOTAVAIL: 'this machine has no such address',
    ENOTFOUND: 'there is no such host',
    EAI_AGAIN: 'there is no such host',
  }[codeOf(error)];
  if (why === undefined) throw error;
  const where = hostname ?? `${address}:${port}`;
  io.stderr.write(
    `hookgate: cannot listen on ${where}: ${why}\nChoose another one with --port, --admin-port or --host.\n`,
  );
  return hostname === undefined ? exitCodes.failure : exitCodes.usage;
}
