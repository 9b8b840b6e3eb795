import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config, Flags } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { formatText, type TextOf } from '../diagnostics/format-text.ts';
import { codeOf } from '../diagnostics/thrown.ts';
import { createAdminApp } from '../http/admin-app.ts';
import { authenticateBy } from '../http/authenticate/credentials.ts';
import { createHookApp } from '../http/hook-app.ts';
import { type Listener, listen } from '../http/listen.ts';
import { createLog, type Log } from '../observe/log.ts';
import { LiveRules } from '../runtime/live-rules.ts';
import { type Define, examples } from './command.ts';
import { exitCodes, type Io, paintFor } from './io.ts';
import { product } from './product.ts';
import { logDecision, logError, logReport } from './serve-log.ts';
import { welcome } from './welcome.ts';

/** Milliseconds for which requests under way may go on after a signal to end. */
const GRACE = 8000;

export const defineServe: Define = (program, { io, finish }) => {
  program
    .command('serve')
    .description('answer Okta by the rules, and follow their changes')
    .option('--config <file>', 'configuration file (HOOKGATE_CONFIG; config.yaml where there is one)')
    .option('--rules <dir>', 'rules directory (HOOKGATE_RULES)')
    .option('--host <address>', 'address to listen on (HOST)')
    .option('--port <port>', 'port to listen on (PORT)')
    .option('--admin-port <port>', 'port for health and version (ADMIN_PORT)')
    .addHelpText(
      'after',
      examples(
        ['On this machine, with a secret made up for the run', 'hookgate serve'],
        [
          'A directory of your choice, on other ports',
          'hookgate serve --rules rules --port 8090 --admin-port 9090',
        ],
        [
          'As a configuration file says, in a container',
          'hookgate serve --config config.example.yaml --host 0.0.0.0',
        ],
      ),
    )
    .action((flags) => finish(() => serve(flags, io)));
};

/** Answers until a signal ends it. */
async function serve(flags: Flags, io: Io): Promise<number> {
  const config = loadConfig(flags, io);
  if (Array.isArray(config)) return refuse(config, io, exitCodes.usage, noText);
  tell(config.warnings, io, noText);
  // From here on a signal ends it in order, however early it comes.
  const toEnd = ended(io);
  const log = createLog(config.log.level);
  const rules = new LiveRules(
    { ...config.rules, ...config.lint },
    {
      onReport: (report, live) => logReport(log, report, live),
      onWatcherError: (error) =>
        log.warn({ err: error }, 'the watcher failed: changes are found by polling only'),
    },
  );
  io.onSignal('SIGHUP', () => void lookAgain(rules, log));
  const listeners: Listener[] = [];
  const close = async () => {
    await Promise.all(listeners.map((listener) => listener.close(GRACE)));
    await rules.close();
  };
  try {
    listeners.push(await startAdmin(config, rules, log));
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

function startAdmin({ admin }: Config, rules: LiveRules, log: Log): Promise<Listener> {
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
