import { write } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Destination } from './line-queue.ts';
import { writeLines } from './write-lines.ts';

const STDOUT = 1;

/** Milliseconds until a reader that is behind is asked again. */
const UNTIL_READ = 20;

const LINE_END = Buffer.from('\n');

const writeTo = promisify(write);

/**
 * Standard output, without ever waiting for its reader in the main thread, as `process.stdout` does on a pipe and a
 * file. What cannot be taken back is ended: half a line stays half a line.
 */
export function standardOutput(): Destination {
  let torn = false;
  return {
    write: async (lines) => {
      if (lines.length === 0) return { lines: 0 };
      const batch = torn ? [LINE_END, ...lines] : lines;
      const ends = torn ? 1 : 0;
      const written = await writeLines(writeBytes, batch);
      torn = written.torn > 0 || (torn && written.bytes === 0);
      return { ...written, lines: Math.max(0, written.lines - ends) };
    },
    close: async () => undefined,
  };
}

async function writeBytes(bytes: Buffer): Promise<number> {
  try {
    return (await writeTo(STDOUT, bytes, 0, bytes.length, null)).bytesWritten;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    await pause(UNTIL_READ, undefined, { ref: false });
    return 0;
  }
}
