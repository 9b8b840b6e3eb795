import { type Logger, pino, stdTimeFunctions } from 'pino';
import { legibleJson } from '../diagnostics/legible-json.ts';
import type { LineQueue } from './line-queue.ts';

export type Log = Logger;

/** Creates the log: lines of JSON. If lines queue up, those of the decision log have priority. */
export function createLog(level: string, lines: LineQueue): Log {
  const options = {
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(options, { write: (line: string) => lines.appendExpendable(legibleJson(line)) });
}

const MAX_CHARACTERS = 128;

/** Makes untrusted text safe for a log: cut, and without control and format characters. */
export function printable(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  return value.slice(0, MAX_CHARACTERS).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
