import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compareText } from '../diagnostics/diagnostic.ts';
import { codeOf } from '../diagnostics/error-message.ts';

/** A file of recordings, or standard input. */
export interface RecordedRequestSource {
  /** As its reader knows it. */
  name: string;
  /** Undefined: standard input. */
  path?: string;
  /** How large it is; 0 where that is not known. */
  bytes: number;
}

/** The files of a folder that count. */
export interface Wanted {
  isOne: (name: string) => boolean;
  /** What the folder lacks where there is none. */
  called: string;
}

/**
 * The files that paths come to: a file as it is, a folder with everything below it that is wanted, `-` for standard
 * input. Each one once, however often it is named. Where a path leads nowhere, what is wrong with it as text.
 */
export async function findSources(
  paths: readonly string[],
  directory: string,
  wanted: Wanted,
): Promise<RecordedRequestSource[] | string> {
  const sources = new Map<string | undefined, RecordedRequestSource>();
  for (const name of paths) {
    const found = name === '-' ? [{ name: 'stdin', bytes: 0 }] : await findFiles(name, directory, wanted);
    if (typeof found === 'string') return found;
    for (const source of found) if (!sources.has(source.path)) sources.set(source.path, source);
  }
  return [...sources.values()];
}

async function findFiles(
  name: string,
  directory: string,
  wanted: Wanted,
): Promise<RecordedRequestSource[] | string> {
  const path = resolve(directory, name);
  try {
    const stats = await stat(path);
    if (!stats.isDirectory()) return [{ name, path, bytes: stats.size }];
    const below = await readdir(path, { recursive: true, withFileTypes: true });
    const files = below
      .filter((entry) => entry.isFile() && wanted.isOne(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted(compareText);
    if (files.length === 0) return `${name} holds no ${wanted.called}`;
    return Promise.all(
      files.map(async (file) => ({
        name: join(name, file.slice(path.length)),
        path: file,
        bytes: (await stat(file)).size,
      })),
    );
  } catch (error) {
    return `${name} cannot be read (${codeOf(error)})`;
  }
}

/** Whether a file could not be read, by the file system or because it is packed and broken; nothing of ours. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'errno' in error;
}
