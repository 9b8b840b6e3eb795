import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compareText } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/error-message.ts';
import { failed, type Result, succeeded } from '../diagnostics/result.ts';

/** A file of recorded requests, or standard input. */
export interface RecordedRequestSource {
  /** The name to show. */
  name: string;
  /** Undefined: standard input. */
  path?: string;
  /** Its size; 0 if unknown. */
  bytes: number;
}

/** The files of interest in a folder. */
export interface FileFilter {
  matches: (name: string) => boolean;
  /** Their description, for the message about a folder without any. */
  description: string;
}

/**
 * Finds the files behind paths: a file itself, the matching files below a folder, `-` for standard input; each once.
 *
 * @returns the files, or why a path leads to none
 */
export async function findSources(
  paths: readonly string[],
  directory: string,
  filter: FileFilter,
): Promise<Result<RecordedRequestSource[], string>> {
  const sources = new Map<string | undefined, RecordedRequestSource>();
  for (const name of paths) {
    const found = name === '-' ? STDIN : await findFiles(name, directory, filter);
    if (!found.ok) return found;
    for (const source of found.value) if (!sources.has(source.path)) sources.set(source.path, source);
  }
  return succeeded([...sources.values()]);
}

const STDIN = succeeded([{ name: 'stdin', bytes: 0 } as RecordedRequestSource]);

async function findFiles(
  name: string,
  directory: string,
  filter: FileFilter,
): Promise<Result<RecordedRequestSource[], string>> {
  const path = resolve(directory, name);
  try {
    const stats = await stat(path);
    if (!stats.isDirectory()) return succeeded([{ name, path, bytes: stats.size }]);
    const below = await readdir(path, { recursive: true, withFileTypes: true });
    const files = below
      .filter((entry) => entry.isFile() && filter.matches(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted(compareText);
    if (files.length === 0) return failed(`${name} holds no ${filter.description}`);
    const sources = await Promise.all(
      files.map(async (file) => ({
        name: join(name, file.slice(path.length)),
        path: file,
        bytes: (await stat(file)).size,
      })),
    );
    return succeeded(sources);
  } catch (error) {
    return failed(`${name} cannot be read (${codeOf(error)})`);
  }
}

/** True if an error comes from the file system or a broken gzip file, and not from a bug. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'errno' in error;
}
