import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import { codeOf } from '../diagnostics/error-message.ts';
import { type Paint, visible, visibleLines } from '../diagnostics/format-text.ts';

/** The access of a command to its process. */
export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  environment: Readonly<Record<string, string | undefined>>;
  /** The working directory. */
  directory: string;
  /** Replaces Node's default handling of a signal. */
  onSignal: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void) => void;
  /** Ends the process immediately. */
  exit: (exitCode: number) => void;
  /** True if standard error is collected as a log: every line is JSON then. */
  isCollected?: boolean;
}

/** 1: problems in the rules; 2: wrong usage or configuration; 3: an unexpected failure. */
export const exitCodes = { fine: 0, problems: 1, usage: 2, failure: 3 } as const;

/** A wrong use of a command, with a hint how to fix it. */
export class UsageError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** Ends a command whose problems have been reported. */
export class ExitError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number) {
    super(`exit code ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/** Reads a file that the user names; `hint` is given if it cannot be read. */
export function readNamedFile(path: string, { directory }: Pick<Io, 'directory'>, hint: string): string {
  try {
    return readFileSync(resolve(directory, path), 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read (${codeOf(error)})`, hint);
  }
}

/** Writes a note of one line to standard error. */
export function writeNote({ stderr }: Pick<Io, 'stderr'>, note: string): void {
  stderr.write(`hookgate: ${visible(note)}\n`);
}

/** A signal that aborts with SIGINT or SIGTERM, in place of ending the process. */
export function abortOnSignal(io: Io): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) io.onSignal(signal, () => ending.abort());
  return ending.signal;
}

/** Marks our own control sequences: no author of a rule or a request can guess it. */
const MARK = randomUUID();

/** A control sequence that reaches the terminal, unlike one in a text. */
export function control(sequence: string): string {
  return sequence === '' ? '' : `${MARK}${sequence}${MARK}`;
}

/** Colours for a terminal; NO_COLOR and FORCE_COLOR apply. */
export function paintFor(stream: Writable): Paint {
  return (style, text) => {
    const [begin = '', end = ''] = styleText(style, '\n', { stream }).split('\n');
    return `${control(begin)}${text}${control(end)}`;
  };
}

/**
 * A stream that escapes untrusted control characters: only tab, line feed and the sequences of `control` pass. JSON and
 * YAML output has escaped them before. Pipes are escaped too, since many end in a pager.
 */
export function legible<Stream extends Writable>(stream: Stream): Stream {
  const write = (text: string, ...rest: unknown[]) =>
    Reflect.apply(stream.write, stream, [legibleText(String(text)), ...rest]);
  return new Proxy(stream, {
    get: (_, name) => {
      if (name === 'write') return write;
      const value = Reflect.get(stream, name, stream);
      return typeof value === 'function' ? value.bind(stream) : value;
    },
  });
}

/** A text without control sequences, except those of `control`. */
export function legibleText(text: string): string {
  return text
    .split(MARK)
    .map((part, index) => (index % 2 === 0 ? visibleLines(part) : part))
    .join('');
}

export function isTerminal(stream: Writable): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}
