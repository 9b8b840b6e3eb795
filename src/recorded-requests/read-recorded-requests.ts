import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { codeOf } from '../diagnostics/error-message.ts';
import { failed, type Result, succeeded } from '../diagnostics/result.ts';
import { parseBody } from '../hooks/parse-body.ts';
import { linesOf, textOf } from './lines.ts';
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
  { onSkipped, onBytes }: Listeners,
): AsyncGenerator<RecordedRequest> {
  for (const source of sources) {
    const stream = source.path === undefined ? stdin : createReadStream(source.path);
    try {
      for await (const { name, json } of valuesOf(textOf(stream, onBytes), source.name)) {
        const recorded = json.ok ? toRecordedRequest(json.value, name) : json;
        if (recorded.ok) yield recorded.value;
        else onSkipped({ name, reason: recorded.problem });
      }
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      onSkipped({ name: source.name, reason: `it cannot be read (${codeOf(error)})` });
    }
  }
}

interface NamedValue {
  name: string;
  json: Result<unknown, string>;
}

/** JSON values: one a line; if the first line is not complete JSON, the whole text is one value or an array. */
async function* valuesOf(text: AsyncIterable<string>, source: string): AsyncGenerator<NamedValue> {
  let whole: string | undefined;
  let isFirst = true;
  for await (const line of linesOf(text)) {
    if (line.text.trim() === '' && !line.tooLong) continue;
    if (isFirst && !/\.(jsonl|ndjson)$/.test(source) && !parse(line.text).ok) whole = '';
    isFirst = false;
    if (whole === undefined) {
      const json = line.tooLong ? failed('the line is too long') : parse(line.text);
      yield* elementsOf(json, `${source}:${line.number}`);
    } else if (whole.length <= MAX_JSON) whole += `${line.text}\n`;
  }
  if (whole === undefined) return;
  const isTooLarge = whole.length > MAX_JSON;
  yield* elementsOf(isTooLarge ? failed('it is too large: write one request a line') : parse(whole), source);
}

function* elementsOf(json: Result<unknown, string>, name: string): Generator<NamedValue> {
  if (!json.ok || !Array.isArray(json.value)) yield { name, json };
  else
    for (const [index, element] of json.value.entries())
      yield { name: `${name}[${index}]`, json: succeeded(element) };
}

function parse(text: string): Result<unknown, string> {
  const parsed = parseBody(text);
  return 'value' in parsed ? succeeded(parsed.value) : failed(parsed.message);
}
