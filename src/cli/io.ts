import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import type { Paint } from '../diagnostics/format-text.ts';

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

/** Colours only where a terminal shows them; NO_COLOR and FORCE_COLOR are heeded. */
export function paintFor(stream: Writable): Paint {
  return (style, text) => styleText(style, text, { stream });
}

/** Whether a person looks at what is written. */
export function isTerminal(stream: Writable): boolean {
  return 'isTTY' in stream && stream.isTTY === true;
}
