import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A file that is to be written. */
export interface NewFile {
  /** Absolute. */
  path: string;
  bytes: Buffer;
}

/** Which files are there already, with other bytes; and which have to be written. */
export function takenBy(files: readonly NewFile[]): { taken: string[]; missing: NewFile[] } {
  const missing = files.filter((file) => !isWritten(file));
  return { taken: missing.map(({ path }) => path).filter((path) => existsSync(path)), missing };
}

function isWritten({ path, bytes }: NewFile): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path).equals(bytes);
}

/**
 * Writes all of these files, with the folders that they need, or none: where one cannot be written, those before it are
 * taken away again, and the error is thrown. A file that is there is never overwritten. Synchronous, so that no signal
 * comes in between.
 */
export function writeAll(files: readonly NewFile[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { path, bytes } of files) {
      // The first one that had to be made: those below it hold nothing but what is written here.
      const made = mkdirSync(dirname(path), { recursive: true });
      if (made !== undefined) undo.push(() => removeEmpty(dirname(path), made));
      writeNew(path, bytes, undo);
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** A file that is only begun, because the disk is full, is taken away too; one of somebody else is not. */
function writeNew(path: string, bytes: Buffer, undo: (() => void)[]): void {
  writeFileSync(path, '', { flag: 'wx' });
  undo.push(() => rmSync(path, { force: true }));
  writeFileSync(path, bytes);
}

/** Removes a folder and those above it up to `top`, unless somebody has put something into one meanwhile. */
function removeEmpty(folder: string, top: string): void {
  try {
    for (let one = folder; one.startsWith(top); one = dirname(one)) rmdirSync(one);
  } catch {
    // What is not empty is somebody else's.
  }
}
