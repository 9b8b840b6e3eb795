import { createReadStream } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { codeOf } from '../../diagnostics/error-message.ts';
import { parseStrictJson } from '../../diagnostics/strict-json.ts';
import { type Line, linesOf, textOf } from '../../recorded-requests/lines.ts';
import { isUnreadable, type RecordedRequestSource } from '../../recorded-requests/sources.ts';
import { followText } from './follow.ts';
import { type LoggedDecision, toLoggedDecision } from './logged-decision.ts';
import { Spool } from './spool.ts';
import { createUnwrap } from './unwrap.ts';

export interface LogListeners {
  /** Called with the place of an incomplete line: `decisions.jsonl:17`. */
  onBroken: (place: string) => void;
  /** Called for a file that cannot be read, or not to its end. */
  onUnreadable: (name: string, code: string) => void;
  /** Called with the size of each chunk, to show progress. */
  onBytes?: (bytes: number) => void;
}

/** Opens a source as text, decompressed if its name ends in `.gz`. */
export type Open = (
  source: RecordedRequestSource,
  onBytes?: (bytes: number) => void,
) => AsyncIterable<string>;

/** Reads the current content. */
export function openToRead(stdin: Readable): Open {
  return ({ path }, onBytes) => textOf(path === undefined ? stdin : openFile(path), onBytes);
}

/**
 * Like `open`, but follows one file as it grows.
 *
 * @param begin called when that file is opened; its signal ends the following
 */
export function openToFollow(open: Open, path: string, begin: () => AbortSignal): Open {
  return (source, onBytes) => (source.path === path ? followText(path, begin()) : open(source, onBytes));
}

/** Large chunks read a long log faster. */
const CHUNK = 256 * 1024;

function openFile(path: string): Readable {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  // Errors of both streams reach the reader.
  return path.endsWith('.gz') ? pipeline(file, createGunzip({ chunkSize: CHUNK }), () => undefined) : file;
}

export interface LogQuery {
  sources: readonly RecordedRequestSource[];
  open: Open;
  matches: (decision: LoggedDecision) => boolean;
}

/** Reads the matching decisions one at a time, in bounded memory. */
export async function* readLog(
  { sources, open, matches }: LogQuery,
  listeners: LogListeners,
): AsyncGenerator<LoggedDecision> {
  for (const source of sources) {
    const unwrap = createUnwrap();
    try {
      for await (const line of linesOf(open(source, listeners.onBytes))) {
        const decision = readLine(line, unwrap);
        if (decision === 'broken') listeners.onBroken(`${source.name}:${line.number}`);
        else if (decision !== undefined && matches(decision)) yield decision;
      }
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      listeners.onUnreadable(source.name, codeOf(error));
    }
  }
}

/** Like {@link readLog}, newest first: sources and lines in reverse order. Older sources are not read once there are enough. */
export async function* readNewestFirst(
  { sources, ...query }: LogQuery,
  listeners: LogListeners,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<LoggedDecision> {
  let left = limit;
  for (const source of sources.toReversed()) {
    const spool = new Spool(left);
    try {
      for await (const { json } of readLog({ ...query, sources: [source] }, listeners)) await spool.add(json);
      for await (const json of spool.newestFirst()) {
        const decision = toLoggedDecision(JSON.parse(json), json);
        if (decision === undefined) continue;
        left -= 1;
        yield decision;
      }
    } finally {
      await spool.close();
    }
    if (left === 0) return;
  }
}

/** Maximum nesting of a request, plus the record around it. */
const MAX_DEPTH = 33;

/** Undefined for other lines of the log. */
function readLine({ text, tooLong }: Line, unwrap: (line: string) => string | undefined) {
  if (tooLong) return 'broken';
  const line = unwrap(text) ?? '';
  // Log collectors may add a prefix.
  const start = line.indexOf('{"');
  if (start === -1) return undefined;
  const json = line.slice(start);
  const parsed = parseStrictJson(json, MAX_DEPTH);
  if ('value' in parsed) return toLoggedDecision(parsed.value, json);
  // Lines of other programs may be any JSON.
  return parsed.code === 'invalid-json' || json.includes('"decisionId"') ? 'broken' : undefined;
}
