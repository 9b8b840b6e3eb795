import { randomUUID } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import { type Paint, visibleLines } from '../diagnostics/format-text.ts';

/** What a command may touch of the process: everything comes in here. */
export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  environment: Readonly<Record<string, string | undefined>>;
  /** The working directory. */
  directory: string;
  /** Calls back at a signal, instead of what Node does by itself. */
  onSignal: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', listener: () => void) => void;
  /** Ends the process at once, whatever is under way. */
  exit: (exitCode: number) => void;
  /** Whether standard error belongs to a log that programs read: every line of it is JSON then. */
  isCollected?: boolean;
}

/** 1: the rules have problems. 2: wrong flags, wrong configuration. 3: something that should work did not. */
export const exitCodes = { fine: 0, problems: 1, usage: 2, failure: 3 } as const;

/** A wrong use of a command, told to the user in two lines: what is wrong, and how to mend it. */
export class UsageError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** Stands before each control sequence of our own: nobody who writes a rule or sends a request can guess it. */
const MARK = randomUUID();

/** A control sequence that reaches the terminal, unlike one in a text. */
export function control(sequence: string): string {
  return sequence === '' ? '' : `${MARK}${sequence}${MARK}`;
}

/** Colours only where a terminal shows them; NO_COLOR and FORCE_COLOR are heeded. */
export function paintFor(stream: Writable): Paint {
  return (style, text) => {
    const [begin = '', end = ''] = styleText(style, '\n', { stream }).split('\n');
    return `${control(begin)}${text}${control(end)}`;
  };
}

/**
 * A stream through which no text can steer the terminal: of all control characters tab, line feed and the sequences of
 * `control` alone get through. What a program reads, JSON and YAML, has escaped such characters before; to a pipe
 * this applies too, since many a pipe ends in a pager.
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

/** A text without control sequences but those of `control`, which lose their mark. */
export function legibleText(text: string): string {
  return text
    .split(MARK)
    .map((part, index) => (index % 2 === 0 ? visibleLines(part) : part))
    .join('');
}

/** Whether a person looks at what is written. */
export function isTerminal(stream: Writable): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}
