import { type Logger, pino, stdTimeFunctions } from 'pino';
import { legibleJson } from '../diagnostics/legible-json.ts';
import type { LineQueue } from './line-queue.ts';

export type Log = Logger;

/** JSON, one line a record, also where it is shown on a terminal; where lines wait, those of decisions go before. */
export function createLog(level: string, lines: LineQueue): Log {
  const options = {
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, { write: (line: string) => lines.appendExpendable(legibleJson(line)) });
}

const MOST_CHARACTERS = 128;

/**
 * Text that came with a request, fit to be read in a log: short, and without characters that could end a line,
 * colour a terminal or turn the direction of what follows.
 */
export function printable(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.slice(0, MOST_CHARACTERS).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
