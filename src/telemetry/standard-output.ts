import { write } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Destination } from './line-queue.ts';
import { writeLines } from './write-lines.ts';

const STDOUT = 1;

/** Milliseconds until a full pipe is tried again. */
const RETRY_DELAY = 20;

const LINE_END = Buffer.from('\n');

const writeTo = promisify(write);

/** Standard output that never blocks the main thread, unlike `process.stdout` on pipes and files. An incomplete line is ended. */
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
    await pause(RETRY_DELAY, undefined, { ref: false });
    return 0;
  }
}
