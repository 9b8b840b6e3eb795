import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Io } from '../../../src/cli/io.ts';
import { run } from '../../../src/cli/program.ts';

export interface Ended {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs a command in this process, as a shell would: `hookgate('check', 'rules')`. */
export async function hookgate(...args: string[]): Promise<Ended> {
  return hookgateWith({}, ...args);
}

export async function hookgateWith(
  {
    stdin = '',
    environment = {},
    directory = process.cwd(),
    terminal,
  }: {
    stdin?: string;
    environment?: Record<string, string>;
    directory?: string;
    /** Both streams are a terminal of so many colours, in bits; left out, they are pipes. */
    terminal?: { colors: number };
  },
  ...args: string[]
): Promise<Ended> {
  const [stdout, stderr] = [stream(terminal), stream(terminal)];
  const io: Io = {
    stdin: Readable.from([stdin]),
    stdout,
    stderr,
    environment,
    directory,
    onSignal: () => undefined,
    exit: () => undefined,
  };
  const exitCode = await run(args, io);
  stdout.end();
  stderr.end();
  return { exitCode, stdout: await text(stdout), stderr: await text(stderr) };
}

function stream(terminal: { colors: number } | undefined): PassThrough {
  const look = terminal && { isTTY: true, getColorDepth: () => terminal.colors };
  return Object.assign(new PassThrough(), look);
}
