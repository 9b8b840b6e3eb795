import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { TO_READ, unusableBy } from '../config/secret-file.ts';

/**
 * Looks at files again and again, and tells when they have another content than before. It has to be the same twice in
 * a row, so that a file that is just being written is left alone. What counts is the content, read through whatever
 * links lead to it: Kubernetes swaps a link above the file, and touches no file at all.
 *
 * The first content is told, too: it may be another one than was read at the start.
 *
 * @param files absolute paths, asked for at each look; one that is not there has a content of its own
 * @param every milliseconds
 */
export function watchSecretFiles(
  files: () => readonly string[],
  every: number,
  onChange: () => void,
): { close: () => void } {
  let told: string | undefined;
  let seen: string | undefined;
  let timer: NodeJS.Timeout;
  let closed = false;
  const look = async () => {
    const paths = files();
    const found = await digestOf(paths);
    if (closed) return;
    if (paths.length > 0 && found === seen && found !== told) {
      told = found;
      onChange();
    }
    seen = found;
    plan();
  };
  const plan = () => {
    timer = setTimeout(look, every);
    timer.unref();
  };
  const close = () => {
    closed = true;
    clearTimeout(timer);
  };
  plan();
  return { close };
}

/** Of names and contents; secrets are not kept for the sake of a comparison. */
async function digestOf(files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) {
    const bytes = await bytesOf(file).catch(() => undefined);
    hash.update(JSON.stringify([file, bytes?.toString('base64') ?? null]));
  }
  return hash.digest('hex');
}

/** Undefined: it is not read by the configuration either. */
async function bytesOf(path: string): Promise<Buffer | undefined> {
  await using file = await open(path, TO_READ);
  return unusableBy(await file.stat()) === undefined ? await file.readFile() : undefined;
}
