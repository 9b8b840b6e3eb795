import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';

/** Why nothing is taken from a file: the rest of a sentence that begins with its name. */
export interface Unusable {
  problem: string;
  hint: string;
}

/** Many times what a secret has. */
const MOST_BYTES = 64 * 1024;

/** How such a file is opened: not waiting, as a pipe that nobody writes to would hold the whole process. */
export const TO_READ = constants.O_RDONLY | constants.O_NONBLOCK;

const UNREADABLE: Unusable = {
  problem: 'cannot be read',
  hint: 'create it, or check its path and permissions',
};

/** Whoever writes a secret may empty the file first: nobody's secret is the empty text, or what is around it. */
const EMPTY: Unusable = { problem: 'is empty', hint: 'write the secret to it' };

/** Reads the text that a file with a secret has, without the ends of lines behind it. */
export function readSecretFile(path: string): string | Unusable {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, TO_READ);
    const unusable = unusableBy(fstatSync(descriptor));
    if (unusable !== undefined) return unusable;
    const text = readFileSync(descriptor, 'utf8');
    return text.trim() === '' ? EMPTY : text.replace(/[\r\n]+$/, '');
  } catch {
    return UNREADABLE;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Why an open file is not read at all. */
export function unusableBy(stats: Stats): Unusable | undefined {
  if (!stats.isFile()) return { problem: 'is no regular file', hint: 'name a file with the secret in it' };
  if (stats.size <= MOST_BYTES) return undefined;
  return { problem: `has more than ${MOST_BYTES} bytes`, hint: 'is this the right file?' };
}
