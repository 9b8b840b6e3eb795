import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { failed, type Result, succeeded } from '../diagnostics/result.ts';

/** Why a file is not used as a secret. */
export interface Unusable {
  /** The predicate of a sentence whose subject is the file. */
  problem: string;
  hint: string;
}

/** A secret is far shorter. */
const MAX_BYTES = 64 * 1024;

/** Open flags. Non-blocking: opening a pipe without a writer would block the process. */
export const TO_READ = constants.O_RDONLY | constants.O_NONBLOCK;

const UNREADABLE: Unusable = {
  problem: 'cannot be read',
  hint: 'create it, or check its path and permissions',
};

/** A file is empty for a moment while a secret is rewritten. */
const EMPTY: Unusable = { problem: 'is empty', hint: 'write the secret to it' };

/** Reads a secret from a file, without the line ends behind it. */
export function readSecretFile(path: string): Result<string, Unusable> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, TO_READ);
    const unusable = unusableBy(fstatSync(descriptor));
    if (unusable !== undefined) return failed(unusable);
    const text = readFileSync(descriptor, 'utf8');
    return text.trim() === '' ? failed(EMPTY) : succeeded(text.replace(/[\r\n]+$/, ''));
  } catch {
    return failed(UNREADABLE);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** Refuses an open file by its type and size. */
export function unusableBy(stats: Stats): Unusable | undefined {
  if (!stats.isFile()) return { problem: 'is no regular file', hint: 'name a file with the secret in it' };
  if (stats.size <= MAX_BYTES) return undefined;
  return { problem: `has more than ${MAX_BYTES} bytes`, hint: 'is this the right file?' };
}
