import type { Config, Flags } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import type { LoaderClient } from '../reload/loader-client.ts';
import { LOG_MESSAGES } from '../serve/log-messages.ts';
import { type Service, type ServiceDependencies, startService } from '../serve/start-service.ts';
import { LineQueue } from '../telemetry/line-queue.ts';
import { createLog } from '../telemetry/log.ts';
import { exitCodes, type Io, isTerminal, paintFor } from './io.ts';
import { ngrokFor, tunnelTo } from './open-tunnel.ts';
import { tellProblem } from './problem.ts';
import { product } from './product.ts';
import { isForPeople, reportOutages, serveOutput, textFrom } from './serve-output.ts';
import { startMessage, startRecord, startupBanner } from './startup-banner.ts';

/** Milliseconds for which shutdown waits for the reader of standard output. */
const GRACE = 2000;

/** @param loader loads the first rule set; stopped by its owner */
export async function serve(flags: Flags, io: Io, loader: LoaderClient): Promise<number> {
  const loaded = loadConfig(flags, io);
  // Without the source lines: an invalid line of the configuration may contain a secret.
  if (!loaded.ok) return refuse(loaded.problem, io, exitCodes.usage);
  const config = loaded.value;
  const ngrok = await ngrokFor(config);
  const say = (what: string) => tellProblem({ message: `standard output ${what}` }, io);
  const stdout = new LineQueue(await serveOutput(config, io), reportOutages(say));
  try {
    // From here on signals are handled, also during the start.
    const signals = handleSignals(io);
    const log = createLog(config.log.level, stdout);
    const { environment } = io;
    const readConfig = () => loadConfig(flags, io);
    const dependencies = { log, stdout, product, environment, loader, readConfig };
    return await run(config, dependencies, { ngrok, signals }, io);
  } finally {
    await stdout.close(GRACE);
    if (stdout.lost > 0) say(`took not all: ${stdout.lost} lines were lost`);
  }
}

/** Serves until a signal ends it. */
async function run(
  config: Config,
  dependencies: ServiceDependencies,
  { ngrok, signals }: { ngrok: Awaited<ReturnType<typeof ngrokFor>>; signals: Signals },
  io: Io,
): Promise<number> {
  const { log } = dependencies;
  // At every log level: warnings about risks, and a generated secret, which is printed nowhere else.
  const startLog = log.child({}, { level: 'info' });
  if (config.warnings.length > 0)
    startLog.warn({ diagnostics: config.warnings }, LOG_MESSAGES.configurationWarnings);
  let service: Service;
  try {
    const started = await startService(config, dependencies);
    if ('refused' in started) return refuse(started.refused, io, exitCodes.problems);
    service = started.service;
  } catch (error) {
    return cannotListen(error, io);
  }
  signals.onReload(() => void service.reload());
  const tunnel = await tunnelTo(service.hook, config, { ngrok, log, toEnd: signals.shutdown });
  const start = startRecord(config, service, tunnel, isTerminal(io.stdout));
  if (isForPeople(config, io)) io.stdout.write(startupBanner(start, config, tunnel, paintFor(io.stdout)));
  else startLog.info(start, startMessage(start));
  const signal = await signals.shutdown;
  log.info({ signal }, LOG_MESSAGES.shuttingDown);
  // Ctrl-C: no load balancer is waiting for /readyz to return 503.
  await service.stop(signal === 'SIGTERM' ? config.server.drain : 0);
  // Last, because responses to requests from the tunnel go through it.
  if (tunnel !== undefined && 'close' in tunnel) await tunnel.close();
  // Everything of hookgate is closed. A library that still waits, such as for a collector of traces, is not waited for.
  setTimeout(() => io.exit(exitCodes.fine), 500).unref();
  return exitCodes.fine;
}

type Signals = ReturnType<typeof handleSignals>;

function handleSignals(io: Io) {
  const { promise: shutdown, resolve } = Promise.withResolvers<'SIGINT' | 'SIGTERM'>();
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    io.onSignal(signal, () => {
      if (stopping) io.exit(exitCodes.failure);
      stopping = true;
      resolve(signal);
    });
  }
  let reload: (() => void) | undefined;
  let reloadRequested = false;
  io.onSignal('SIGHUP', () => {
    reloadRequested = true;
    reload?.();
  });
  return {
    /** The first SIGINT or SIGTERM; the second one exits at once. */
    shutdown,
    /** Calls the listener at each SIGHUP, and now if one came before. */
    onReload: (listener: () => void) => {
      reload = listener;
      if (reloadRequested) listener();
    },
  };
}

/** Prints why the service does not start. */
function refuse(diagnostics: readonly Diagnostic[], io: Io, exitCode: 1 | 2): number {
  const errors = diagnostics.filter(isError).length;
  const isUsage = exitCode === exitCodes.usage;
  const message = `not started: ${errors} error${errors === 1 ? '' : 's'} in ${isUsage ? 'its configuration' : 'the rules'}`;
  tellProblem({ message, diagnostics, ...(!isUsage && { textOf: textFrom(io.directory) }) }, io);
  return exitCode;
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
  const hint = 'Choose another one with --port, --admin-port or --host.';
  tellProblem({ message: `cannot listen on ${where}: ${why}`, hint }, io);
  return hostname === undefined ? exitCodes.failure : exitCodes.usage;
}
