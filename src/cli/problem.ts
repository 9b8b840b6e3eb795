import { hostname } from 'node:os';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatText, type TextOf, visible } from '../diagnostics/format-text.ts';
import { legibleJson } from '../diagnostics/legible-json.ts';
import { type Io, paintFor } from './io.ts';

/** Why a command ends, or what it lacks. */
export interface Problem {
  message: string;
  /** How to fix it. */
  hint?: string;
  /** Each with the line that it is about, where its text is at hand. */
  diagnostics?: readonly Diagnostic[];
  textOf?: TextOf;
}

/**
 * Tells of a problem on standard error, once: as text to people, or where the output of `serve` is collected, as a JSON
 * line in the shape of the log.
 */
export function tellProblem({ message, hint, diagnostics = [], textOf }: Problem, io: Io): void {
  if (io.isCollected) {
    io.stderr.write(
      logLine(
        { ...(diagnostics.length > 0 && { diagnostics }), ...(hint !== undefined && { hint }) },
        message,
      ),
    );
    return;
  }
  io.stderr.write(formatText(diagnostics, textOf ?? (() => undefined), paintFor(io.stderr)));
  io.stderr.write(`hookgate: ${visible(message)}\n${hint === undefined ? '' : `${visible(hint)}\n`}`);
}

/** A line as pino writes it, for what happens before there is a log. */
export function logLine(fields: object, msg: string): string {
  const about = { level: 'error', time: new Date().toISOString(), pid: process.pid, hostname: hostname() };
  return `${legibleJson(JSON.stringify({ ...about, ...fields, msg }))}\n`;
}
