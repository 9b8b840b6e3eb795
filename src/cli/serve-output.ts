import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import type { TextOf } from '../diagnostics/format-text.ts';
import { legibleJson } from '../diagnostics/legible-json.ts';
import type { Destination } from '../telemetry/line-queue.ts';
import { standardOutput } from '../telemetry/standard-output.ts';
import { type Io, isTerminal, legibleText, paintFor } from './io.ts';

/** Whether people read the log as it is written, and not programs. */
export function isForPeople({ log: { format } }: Config, io: Io): boolean {
  return format === 'auto' ? isTerminal(io.stdout) : format === 'pretty';
}

/** Standard output with the lines of the log as whoever reads them wants them. */
export async function serveOutput(config: Config, io: Io): Promise<Destination> {
  if (!isForPeople(config, io)) return isTerminal(io.stdout) ? eachLine(legibleJson) : standardOutput();
  const { prettyLine } = await import('./pretty-log.ts');
  const [textOf, paint] = [textFrom(io.directory), paintFor(io.stdout)];
  return eachLine((line) => legibleText(prettyLine(line, textOf, paint)));
}

/** Line for line, so that it is known of each whether it stands there. */
function eachLine(form: (line: string) => string): Destination {
  const output = standardOutput();
  return {
    ...output,
    write: (lines) => output.write(lines.map((line) => Buffer.from(form(line.toString('utf8'))))),
  };
}

/** The text of a file that a finding names. */
export function textFrom(directory: string): TextOf {
  return (file) => {
    const path = resolve(directory, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
}
