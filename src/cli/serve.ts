import type { Config, Flags } from '../config/config.ts';
import { loadConfig } from '../config/load-config.ts';
import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import type { LoaderClient } from '../reload/loader-client.ts';
import { sayOutages } from '../serve/log-messages.ts';
import { type Service, type ServiceDependencies, startService } from '../serve/start-service.ts';
import type { Ngrok } from '../serve/tunnel.ts';
import { LineQueue } from '../telemetry/line-queue.ts';
import { createLog } from '../telemetry/log.ts';
import { exitCodes, type Io, isTerminal, paintFor } from './io.ts';
import { ngrokFor, tunnelTo } from './open-tunnel.ts';
import { tellProblem } from './problem.ts';
import { product } from './product.ts';
import { isForPeople, serveOutput, textFrom } from './serve-output.ts';
import { startMessage, startRecord, startupBanner } from './startup-banner.ts';

/** Milliseconds for which the end waits for who reads the log. */
const GRACE = 2000;

/** @param examiner what the first look is left to; whoever started it stops it */
export async function serve(flags: Flags, io: Io, examiner: LoaderClient): Promise<number> {
  const loaded = loadConfig(flags, io);
  // Without the lines: one that is wrong in a configuration may hold a secret.
  if (!loaded.ok) return refuse(loaded.problem, io, exitCodes.usage);
  const config = loaded.value;
  const ngrok = await ngrokFor(config);
  const say = (what: string) => tellProblem({ message: `standard output ${what}` }, io);
  const stdout = new LineQueue(await serveOutput(config, io), sayOutages(say));
  try {
    return await answer(config, { stdout, ngrok, examiner, reread: () => loadConfig(flags, io) }, io);
  } finally {
    await stdout.close(GRACE);
    if (stdout.lost > 0) say(`took not all: ${stdout.lost} lines were lost`);
  }
}

/** Answers until a signal ends it. */
async function answer(
  config: Config,
  {
    stdout,
    ngrok,
    examiner,
    reread,
  }: Required<Pick<ServiceDependencies, 'stdout' | 'examiner' | 'reread'>> & {
    ngrok: Ngrok | undefined;
  },
  io: Io,
): Promise<number> {
  // From here on a signal ends it in order, however early it comes.
  const toEnd = ended(io);
  const log = createLog(config.log.level, stdout);
  // Whatever level is logged: a secret that was made up is told nowhere else, nor is what is risky in the configuration.
  const startLog = log.child({}, { level: 'info' });
  if (config.warnings.length > 0) startLog.warn({ diagnostics: config.warnings }, 'configuration warnings');
  let service: Service | undefined;
  // Also while it starts: without a listener the signal would end the process.
  let asked = false;
  io.onSignal('SIGHUP', () => {
    asked = true;
    void service?.reload();
  });
  try {
    const { environment } = io;
    const surroundings = { log, stdout, product, environment, examiner, reread };
    const started = await startService(config, surroundings);
    if ('refused' in started) return refuse(started.refused, io, exitCodes.problems);
    service = started.service;
    if (asked) void service.reload();
  } catch (error) {
    return cannotListen(error, io);
  }
  const tunnel = await tunnelTo(service.hook, config, { ngrok, log, toEnd });
  const terminal = isTerminal(io.stdout);
  if (isForPeople(config, io))
    io.stdout.write(startupBanner(config, service, tunnel, paintFor(io.stdout), terminal));
  else startLog.info(startRecord(config, service, tunnel, terminal), startMessage(service));
  const signal = await toEnd;
  log.info({ signal }, 'ending');
  // Who presses Ctrl-C is no load balancer that has to learn of it first.
  await service.stop(signal === 'SIGTERM' ? config.server.drain : 0);
  // Last: what came through it is answered through it.
  if (tunnel !== undefined && 'close' in tunnel) await tunnel.close();
  // Nothing of ours is under way. What a library still waits for, a collector of traces that hangs, is not waited for.
  setTimeout(() => io.exit(exitCodes.fine), 500).unref();
  return exitCodes.fine;
}

/** Resolves with the first signal to end; the second one ends the process at once. */
function ended(io: Io): Promise<'SIGINT' | 'SIGTERM'> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      io.onSignal(signal, () => {
        if (asked) io.exit(exitCodes.failure);
        asked = true;
        resolve(signal);
      });
    }
  });
}

/** Says once why it does not start. */
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
