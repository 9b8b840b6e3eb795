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
  /** A line that was meant to be JSON and is not whole: `decisions.jsonl:17`. */
  onBroken: (place: string) => void;
  /** A file that cannot be read, or not to its end. */
  onUnreadable: (name: string, code: string) => void;
  /** Called with each part that was read, for those who show progress. */
  onBytes?: (bytes: number) => void;
}

/** Opens a source to read its text, unpacked where its name ends in `.gz`. */
export type Open = (
  source: RecordedRequestSource,
  onBytes?: (bytes: number) => void,
) => AsyncIterable<string>;

/** Reads what a source holds now. */
export function openToRead(stdin: Readable): Open {
  return ({ path }, onBytes) => textOf(path === undefined ? stdin : openFile(path), onBytes);
}

/**
 * The same, and of one file also what is then written to it.
 *
 * @param begin called when that file is reached; its signal ends the following
 */
export function openToFollow(open: Open, path: string, begin: () => AbortSignal): Open {
  return (source, onBytes) => (source.path === path ? followText(path, begin()) : open(source, onBytes));
}

/** Large pieces: a log may be long, and each one costs a turn. */
const PIECE = 256 * 1024;

function openFile(path: string): Readable {
  const file = createReadStream(path, { highWaterMark: PIECE });
  // Either end hears of the other's trouble; whoever reads gets it as an error.
  return path.endsWith('.gz') ? pipeline(file, createGunzip({ chunkSize: PIECE }), () => undefined) : file;
}

/** Every decision that is wanted, one at a time and source after source: what has been handed on is not kept. */
export async function* readLog(
  sources: readonly RecordedRequestSource[],
  open: Open,
  isWanted: (decision: LoggedDecision) => boolean,
  listeners: LogListeners,
): AsyncGenerator<LoggedDecision> {
  for (const source of sources) {
    const unwrap = createUnwrap();
    try {
      for await (const line of linesOf(open(source, listeners.onBytes))) {
        const decision = readLine(line, unwrap);
        if (decision === 'broken') listeners.onBroken(`${source.name}:${line.number}`);
        else if (decision !== undefined && isWanted(decision)) yield decision;
      }
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      listeners.onUnreadable(source.name, codeOf(error));
    }
  }
}

/**
 * The same, the newest one first: the last source before the others, and of each source the last line before the
 * others. Ends once there are enough, without reading the older sources.
 */
export async function* readNewestFirst(
  sources: readonly RecordedRequestSource[],
  open: Open,
  isWanted: (decision: LoggedDecision) => boolean,
  listeners: LogListeners,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<LoggedDecision> {
  let left = limit;
  for (const source of sources.toReversed()) {
    const spool = new Spool(left);
    try {
      for await (const { json } of readLog([source], open, isWanted, listeners)) await spool.add(json);
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
/** Levels: those of a request, and the record around it. */
const MOST_DEPTH = 33;

/** Beside decisions a log holds other JSON and the greeting of the start: undefined. */
function readLine({ text, tooLong }: Line, unwrap: (line: string) => string | undefined) {
  if (tooLong) return 'broken';
  const line = unwrap(text) ?? '';
  // Whatever collects logs may put a time or a name in front.
  const start = line.indexOf('{"');
  if (start === -1) return undefined;
  const json = line.slice(start);
  const parsed = parseStrictJson(json, MOST_DEPTH);
  if ('value' in parsed) return toLoggedDecision(parsed.value, json);
  // Lines of other programs may be JSON of any kind.
  return parsed.code === 'invalid-json' || json.includes('"decisionId"') ? 'broken' : undefined;
}
