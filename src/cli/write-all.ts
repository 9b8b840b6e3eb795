import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface NewFile {
  /** Absolute. */
  path: string;
  bytes: Buffer;
}

/** Paths that exist with other content, and files that are missing. */
export function takenBy(files: readonly NewFile[]): { taken: string[]; missing: NewFile[] } {
  const missing = files.filter((file) => !isWritten(file));
  return { taken: missing.map(({ path }) => path).filter((path) => existsSync(path)), missing };
}

function isWritten({ path, bytes }: NewFile): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path).equals(bytes);
}

/**
 * Writes all files and their folders, or none: after an error those written before are removed. Never overwrites a file.
 * Synchronous, so that no signal interrupts it.
 */
export function writeAll(files: readonly NewFile[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { path, bytes } of files) {
      // The topmost folder that did not exist.
      const made = mkdirSync(dirname(path), { recursive: true });
      if (made !== undefined) undo.push(() => removeEmpty(dirname(path), made));
      writeNew(path, bytes, undo);
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** Creates the file first: a full disk leaves an empty file to remove, and a file of somebody else stays. */
function writeNew(path: string, bytes: Buffer, undo: (() => void)[]): void {
  writeFileSync(path, '', { flag: 'wx' });
  undo.push(() => rmSync(path, { force: true }));
  writeFileSync(path, bytes);
}

/** Removes a folder and its parents up to `top`, as long as they are empty. */
function removeEmpty(folder: string, top: string): void {
  try {
    for (let one = folder; one.startsWith(top); one = dirname(one)) rmdirSync(one);
  } catch {
    // Not empty: somebody else uses it.
  }
}
