import { type FileHandle, open, stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds between two looks at a file that has not grown. */
const PAUSE = 200;
const PIECE = 64 * 1024;

/**
 * What a file holds and what is then written to it, until the signal. Where another file takes its place, as rotation
 * does it, or it is emptied, that one is read from its beginning.
 */
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
  const piece = Buffer.alloc(PIECE);
  let position = 0;
  while (!signal.aborted) {
    // Looked at before the reading: what was written until then is still read.
    const isReplaced = await isAnother(file, path);
    const { bytesRead } = await file.read(piece, 0, PIECE, position);
    position += bytesRead;
    if (bytesRead > 0) yield decoder.decode(piece.subarray(0, bytesRead), { stream: true });
    else if (isReplaced) return;
    else if ((await file.stat()).size < position) position = 0;
    else await pause(signal);
  }
}

/** Whether another file has this name now. While there is none, the new one is still to come. */
async function isAnother(file: FileHandle, path: string): Promise<boolean> {
  const [now, ours] = await Promise.all([stat(path).catch(() => undefined), file.stat()]);
  return now !== undefined && (now.ino !== ours.ino || now.dev !== ours.dev);
}

async function pause(signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(PAUSE, undefined, { signal });
  } catch {
    // The signal ends the pause; whoever waits sees it.
  }
}
