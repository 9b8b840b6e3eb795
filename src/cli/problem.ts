import { hostname } from 'node:os';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatText, type TextOf, visible } from '../diagnostics/format-text.ts';
import { legibleJson } from '../diagnostics/legible-json.ts';
import { type Io, paintFor } from './io.ts';

/** The reason why a command ends, or a problem while it runs. */
export interface Problem {
  message: string;
  /** How to fix it. */
  hint?: string;
  diagnostics?: readonly Diagnostic[];
  textOf?: TextOf;
}

/** Writes a problem to standard error: as text, or as a JSON log line if the output of `serve` is collected. */
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

/** A log line like those of pino, for problems before the log exists. */
export function logLine(fields: object, msg: string): string {
  const about = { level: 'error', time: new Date().toISOString(), pid: process.pid, hostname: hostname() };
  return `${legibleJson(JSON.stringify({ ...about, ...fields, msg }))}\n`;
}
