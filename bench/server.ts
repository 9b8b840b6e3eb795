import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { availableParallelism } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** The cores that the service and its callers are kept to, each on its own; undefined: wherever the system puts them. */
export const CORES =
  isInstalled('taskset') && availableParallelism() > 1 ? { service: 0, callers: 1 } : undefined;

export const SECRET = { BASIC_AUTH_USER: 'okta', BASIC_AUTH_PASSWORD: 'bench-secret' };
export const AUTHORIZATION = `Basic ${Buffer.from('okta:bench-secret').toString('base64')}`;

export function isInstalled(program: string): boolean {
  const directories = (process.env['PATH'] ?? '').split(':');
  return directories.some((directory) => existsSync(`${directory}/${program}`));
}

/** A program and its arguments, kept to a core where that can be done. */
export function pinned(to: 'service' | 'callers', program: string, args: string[]): [string, string[]] {
  return CORES === undefined ? [program, args] : ['taskset', ['-c', String(CORES[to]), program, ...args]];
}

/** A server under test, in a process of its own. */
export interface Server {
  port: number;
  process: ChildProcess;
  /** What it has used so far, user and system together. */
  cpuSeconds: () => number;
  stop: () => Promise<void>;
}

export interface ServerOptions {
  environment?: Record<string, string>;
  /** Its working directory. */
  directory: string;
  /** Where its standard output goes. */
  output: string;
  /** Whether it may use any core; left out, it is kept to its own. */
  anywhere?: boolean;
}

/** Starts a Node program that listens on PORT, and waits until it does. */
export async function startServer(
  program: string[],
  { environment, directory, output, anywhere = false }: ServerOptions,
): Promise<Server> {
  const port = await freePort();
  const [command, args] = anywhere
    ? [process.execPath, program]
    : pinned('service', process.execPath, program);
  const file = openSync(output, 'a');
  const child = spawn(command, args, {
    cwd: directory,
    env: { PATH: process.env['PATH'], ...SECRET, PORT: String(port), ...environment },
    stdio: ['ignore', file, 'inherit'],
  });
  closeSync(file);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  };
  try {
    await listening(port, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, process: child, cpuSeconds: () => cpuSecondsOf(Number(child.pid)), stop };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new TypeError('the port has no number');
  return address.port;
}

/** Resolves once somebody listens; rejects after 10 s, or when the process has ended. */
export async function listening(port: number, child: ChildProcess): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    if (performance.now() > end) throw new Error(`nobody listens on ${port}`);
    await wait(5);
  }
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const result = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return result;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: utime and stime, in ticks. */
export function cpuSecondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
