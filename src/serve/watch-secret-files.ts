import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { TO_READ, unusableBy } from '../config/secret-file.ts';

/**
 * Polls the content of files, and calls `onChange` once it has changed and is the same at two polls in a row: a file that
 * is being written is not read half. Content is compared and not events, because Kubernetes swaps a symlink above the
 * files, which no watcher of files sees. The first content counts as a change: it may differ from the start's.
 *
 * @param files called at each poll; absolute paths, of which a missing one has a content of its own
 * @param every milliseconds
 */
export function watchSecretFiles(
  files: () => readonly string[],
  every: number,
  onChange: () => void,
): { close: () => void } {
  let reported: string | undefined;
  let seen: string | undefined;
  let closed = false;
  const poll = async () => {
    const paths = files();
    const found = await digestOf(paths);
    if (closed) return;
    if (paths.length > 0 && found === seen && found !== reported) {
      reported = found;
      onChange();
    }
    seen = found;
    timer = setTimeout(poll, every).unref();
  };
  let timer = setTimeout(poll, every).unref();
  const close = () => {
    closed = true;
    clearTimeout(timer);
  };
  return { close };
}

/** A digest of names and contents, so that no secret is kept for the comparison. */
async function digestOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = await bytesOf(file).catch(() => undefined);
    hash.update(JSON.stringify([file, bytes?.toString('base64') ?? null]));
  }
  return hash.digest('hex');
}

/** Undefined if the configuration cannot read the file either. */
async function bytesOf(path: string): Promise<Buffer | undefined> {
  await using file = await open(path, TO_READ);
  return unusableBy(await file.stat()) === undefined ? await file.readFile() : undefined;
}
