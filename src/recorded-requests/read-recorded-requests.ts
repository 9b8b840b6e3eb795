import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { codeOf } from '../diagnostics/error-message.ts';
import { failed, type Result, succeeded } from '../diagnostics/result.ts';
import { parseBody } from '../hooks/parse-body.ts';
import { type Line, linesOf, textOf } from './lines.ts';
import { type RecordedRequest, toRecordedRequest } from './recorded-request.ts';
import { type FileFilter, findSources, isUnreadable, type RecordedRequestSource } from './sources.ts';

/** Something among recorded requests that is no request, and why. */
export interface Skipped {
  name: string;
  reason: string;
}

export interface Listeners {
  onSkipped: (skipped: Skipped) => void;
  /** Called with the size of each chunk, to show progress. */
  onBytes?: (bytes: number) => void;
}

/** Maximum characters of a JSON text over several lines, which is read as a whole. */
const MAX_JSON = 64 * 1024 * 1024;

const RECORDED_REQUESTS: FileFilter = {
  matches: (name) => /\.(json|jsonl|ndjson)$/.test(name),
  description: 'file named .json, .jsonl or .ndjson',
};

/** Finds files of recorded requests: files, the `.json`, `.jsonl` and `.ndjson` files below folders, `-` for standard input. */
export function findRecordedRequests(
  paths: readonly string[],
  directory: string,
): Promise<Result<RecordedRequestSource[], string>> {
  return findSources(paths, directory, RECORDED_REQUESTS);
}

/** Reads the requests of sources one at a time, in bounded memory. */
export async function* readRecordedRequests(
  sources: readonly RecordedRequestSource[],
  stdin: Readable,
  listeners: Listeners,
): AsyncGenerator<RecordedRequest> {
  for (const source of sources) {
    const stream = source.path === undefined ? stdin : createReadStream(source.path);
    try {
      yield* readSource(stream, source.name, listeners);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      listeners.onSkipped({ name: source.name, reason: `it cannot be read (${codeOf(error)})` });
    }
  }
}

async function* readSource(
  stream: Readable,
  source: string,
  listeners: Listeners,
): AsyncGenerator<RecordedRequest> {
  for await (const { value, name } of valuesOf(textOf(stream, listeners.onBytes), source, listeners)) {
    const recorded = toRecordedRequest(value, name);
    if (recorded.ok) yield recorded.value;
    else listeners.onSkipped({ name, reason: recorded.problem });
  }
}

interface Value {
  value: unknown;
  name: string;
}

/** JSON values: one a line; if the first line is not complete JSON, the whole text is one value or an array. */
async function* valuesOf(
  text: AsyncIterable<string>,
  source: string,
  { onSkipped }: Listeners,
): AsyncGenerator<Value> {
  let whole: string | undefined;
  let first = true;
  for await (const line of linesOf(text)) {
    if (line.text.trim() === '' && !line.tooLong) continue;
    if (first && !/\.(jsonl|ndjson)$/.test(source) && !parse(line.text).ok) whole = '';
    first = false;
    const name = `${source}:${line.number}`;
    if (whole === undefined) {
      const parsed = parseLine(line);
      if (parsed.ok) yield* elementsOf(parsed.value, name);
      else onSkipped({ name, reason: parsed.problem });
    } else if (whole.length <= MAX_JSON) whole += `${line.text}\n`;
  }
  if (whole === undefined) return;
  const parsed = whole.length > MAX_JSON ? failed('it is too large: write one request a line') : parse(whole);
  if (parsed.ok) yield* elementsOf(parsed.value, source);
  else onSkipped({ name: source, reason: parsed.problem });
}

function* elementsOf(value: unknown, name: string): Generator<Value> {
  if (!Array.isArray(value)) yield { value, name };
  else for (const [index, element] of value.entries()) yield { value: element, name: `${name}[${index}]` };
}

function parseLine({ text, tooLong }: Line): Result<unknown, string> {
  return tooLong ? failed('the line is too long') : parse(text);
}

function parse(text: string): Result<unknown, string> {
  const parsed = parseBody(text);
  return 'value' in parsed ? succeeded(parsed.value) : failed(parsed.message);
}
