import { readdir } from 'node:fs/promises';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { findSources, isUnreadable, type RecordedRequestSource } from '../../recorded-requests/sources.ts';
import { parseTime } from '../../rules/time.ts';
import type { Open } from './read-log.ts';

/** `decisions.jsonl`, `decisions.jsonl.3`, `0.log.20261123-005424.gz`. */
const LOG = /\.(json|jsonl|ndjson|log)([.-][\d.:TZ-]+)?(\.gz)?$/;

/** The logs that paths come to; where a path leads nowhere, what is wrong with it as text. */
export function findLogs(
  paths: readonly string[],
  directory: string,
): Promise<RecordedRequestSource[] | string> {
  const called = 'file named .jsonl, .ndjson, .json or .log, with or without a number or .gz behind it';
  return findSources(paths, directory, { isOne: (name) => LOG.test(name), called });
}

/** A log, and beside it what it was rotated into. */
export async function findWithRotated(
  path: string,
  directory: string,
): Promise<RecordedRequestSource[] | string> {
  const folder = dirname(path);
  const names = await readdir(resolve(directory, folder)).catch(() => []);
  const found = names.filter((name) => isRotated(name, basename(path))).map((name) => join(folder, name));
  return findLogs(found.length > 0 ? found : [path], directory);
}

/** Whether a name is that of a log, or has nothing but a time or a number more, wherever that stands. */
function isRotated(name: string, log: string): boolean {
  const { name: stem, ext } = parse(log);
  if (!name.includes(stem)) return false;
  const more = name.replace(/\.gz$/, '').replace(stem, '').replace(ext, '');
  return /^[\d.:_TZ-]*$/.test(more);
}

/** Without packed files that are there as they were before, too: their decisions would be counted twice. */
export function withoutPackedTwins(sources: readonly RecordedRequestSource[]): {
  sources: RecordedRequestSource[];
  twins: RecordedRequestSource[];
} {
  const paths = new Set(sources.map(({ path }) => path));
  const isTwin = ({ path = '' }: RecordedRequestSource) =>
    path.endsWith('.gz') && paths.has(path.slice(0, -3));
  return { sources: sources.filter((one) => !isTwin(one)), twins: sources.filter(isTwin) };
}

/** By the first time that each one holds: names and times of files change when files are copied. */
export async function inOrderOfTime(
  sources: readonly RecordedRequestSource[],
  open: Open,
): Promise<RecordedRequestSource[]> {
  const begun = await Promise.all(
    sources.map(async (source) => ({ source, at: await firstTime(source, open) })),
  );
  return begun.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ source }) => source);
}

/** Milliseconds since 1970; infinite where none is found at once, or it would be lost to who reads standard input. */
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
