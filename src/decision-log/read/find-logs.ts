import { readdir } from 'node:fs/promises';
import { basename, dirname, join, parse, resolve } from 'node:path';
import type { Result } from '../../diagnostics/result.ts';
import { findSources, isUnreadable, type RecordedRequestSource } from '../../recorded-requests/sources.ts';
import { parseTime } from '../../rules/time.ts';
import type { Open } from './read-log.ts';

/** `decisions.jsonl`, `decisions.jsonl.3`, `0.log.20261123-005424.gz`. */
const LOG = /\.(json|jsonl|ndjson|log)([.-][\d.:TZ-]+)?(\.gz)?$/;

/** Finds the decision logs behind paths: files, matching files below folders, `-` for standard input. */
export function findLogs(
  paths: readonly string[],
  directory: string,
): Promise<Result<RecordedRequestSource[], string>> {
  const description = 'file named .jsonl, .ndjson, .json or .log, with or without a number or .gz behind it';
  return findSources(paths, directory, { matches: (name) => LOG.test(name), description });
}

/** Finds a log and its rotated files beside it. */
export async function findWithRotated(
  path: string,
  directory: string,
): Promise<Result<RecordedRequestSource[], string>> {
  const folder = dirname(path);
  const names = await readdir(resolve(directory, folder)).catch(() => []);
  const found = names.filter((name) => isRotated(name, basename(path))).map((name) => join(folder, name));
  return findLogs(found.length > 0 ? found : [path], directory);
}

/** True if a name is that of a log, or adds only a time or a number. */
function isRotated(name: string, log: string): boolean {
  const { name: stem, ext } = parse(log);
  if (!name.includes(stem)) return false;
  const more = name.replace(/\.gz$/, '').replace(stem, '').replace(ext, '');
  return /^[\d.:_TZ-]*$/.test(more);
}

/** Separates gzip files whose unpacked file exists too: their decisions would be counted twice. */
export function withoutPackedTwins(sources: readonly RecordedRequestSource[]): {
  sources: RecordedRequestSource[];
  twins: RecordedRequestSource[];
} {
  const paths = new Set(sources.map(({ path }) => path));
  const isTwin = ({ path = '' }: RecordedRequestSource) =>
    path.endsWith('.gz') && paths.has(path.slice(0, -3));
  return { sources: sources.filter((one) => !isTwin(one)), twins: sources.filter(isTwin) };
}

/** Sorts by the first time in each file: copying changes names and times of files. */
export async function inOrderOfTime(
  sources: readonly RecordedRequestSource[],
  open: Open,
): Promise<RecordedRequestSource[]> {
  const begun = await Promise.all(
    sources.map(async (source) => ({ source, at: await firstTime(source, open) })),
  );
  return begun.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ source }) => source);
}

/** Milliseconds since 1970; infinite if the first chunk has none, and for standard input, which cannot be read twice. */
async function firstTime(source: RecordedRequestSource, open: Open): Promise<number> {
  if (source.path === undefined) return Number.POSITIVE_INFINITY;
  try {
    for await (const text of open(source)) {
      const [, time = ''] = /"time":"([^"\\]+)"/.exec(text) ?? [];
      return parseTime(time) ?? Number.POSITIVE_INFINITY;
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  return Number.POSITIVE_INFINITY;
}
