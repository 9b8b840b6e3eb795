import type { Destination, Gathering } from '../telemetry/line-queue.ts';
import type { LinesTo, PrimaryCalls } from './calls.ts';
import type { Remote } from './channel.ts';
import { fromPortable } from './portable-error.ts';

/** A message costs both processes as much as dozens of lines. */
const GATHERING: Gathering = { milliseconds: 20, bytes: 256 * 1024 };

/** The lines that came in one piece. */
export function linesIn(bytes: Buffer, lengths: readonly number[]): Buffer[] {
  let end = 0;
  return lengths.map((length) => {
    end += length;
    return bytes.subarray(end - length, end);
  });
}

/** Lines that the primary writes: whoever waits for one waits until it stands there. */
export function remoteLines(to: LinesTo, { write }: Pick<Remote<PrimaryCalls>, 'write'>): Destination {
  return {
    write: async (lines) => {
      try {
        const lengths = lines.map(({ length }) => length);
        const { lines: written, failed } = await write(to, Buffer.concat(lines), lengths);
        return failed === undefined ? { lines: written } : { lines: written, error: fromPortable(failed) };
      } catch (error) {
        return { lines: 0, error };
      }
    },
    gathering: GATHERING,
    close: async () => undefined,
  };
}
