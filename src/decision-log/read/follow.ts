import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds between two polls. */
const PAUSE = 200;
const CHUNK = 64 * 1024;

/** Reads a file as it grows, until the signal. A rotated or truncated file is read again from its beginning. */
export async function* followText(path: string, signal: AbortSignal): AsyncGenerator<string> {
  while (!signal.aborted) {
    const file = await open(path);
    try {
      yield* followFile(file, path, signal);
    } finally {
      await file.close();
    }
  }
}

async function* followFile(file: FileHandle, path: string, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const piece = Buffer.alloc(CHUNK);
  let position = 0;
  while (!signal.aborted) {
    // Checked before reading, so that the rest of the replaced file is read.
    const isReplaced = await isAnother(file, path);
    const { bytesRead } = await file.read(piece, 0, CHUNK, position);
    position += bytesRead;
    if (bytesRead > 0) yield decoder.decode(piece.subarray(0, bytesRead), { stream: true });
    else if (isReplaced) return;
    else if ((await file.stat()).size < position) position = 0;
    // Rejected if it is aborted, which ends the loop.
    else await setTimeout(PAUSE, undefined, { signal }).catch(() => undefined);
  }
}

/** True if another file has this name now; false while there is none. */
async function isAnother(file: FileHandle, path: string): Promise<boolean> {
  const [now, ours] = await Promise.all([stat(path).catch(() => undefined), file.stat()]);
  return now !== undefined && (now.ino !== ours.ino || now.dev !== ours.dev);
}
