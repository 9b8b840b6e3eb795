import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import type { TextOf } from '../diagnostics/format-text.ts';
import { legibleJson } from '../diagnostics/legible-json.ts';
import type { Destination, LineQueueEvents } from '../telemetry/line-queue.ts';
import { standardOutput } from '../telemetry/standard-output.ts';
import { type Io, isTerminal, legibleText, paintFor } from './io.ts';

/** True if the log is formatted for people, and not as JSON. */
export function isForPeople({ log: { format } }: Config, io: Io): boolean {
  return format === 'auto' ? isTerminal(io.stdout) : format === 'pretty';
}

/** Reports outages of standard output on standard error, because the log goes to standard output. */
export function reportOutages(say: (what: string) => void): LineQueueEvents {
  return {
    onOutage: (error) => say(`cannot be written: ${messageOf(error)}`),
    onRecovery: (lost) => say(`can be written again; ${lost} lines were lost`),
  };
}

/** Standard output, with log lines in the configured format. */
export async function serveOutput(config: Config, io: Io): Promise<Destination> {
  if (!isForPeople(config, io)) return isTerminal(io.stdout) ? eachLine(legibleJson) : standardOutput();
  const { prettyLine } = await import('./pretty-log.ts');
  const [textOf, paint] = [textFrom(io.directory), paintFor(io.stdout)];
  return eachLine((line) => legibleText(prettyLine(line, textOf, paint)));
}

/** Formats each line, and keeps their number, so that the queue knows which ones were written. */
function eachLine(form: (line: string) => string): Destination {
  const output = standardOutput();
  return {
    ...output,
    write: (lines) => output.write(lines.map((line) => Buffer.from(form(line.toString('utf8'))))),
  };
}

/** Reads the file that a diagnostic names. */
export function textFrom(directory: string): TextOf {
  return (file) => {
    const path = resolve(directory, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
}
