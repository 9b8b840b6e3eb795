import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { codeOf } from '../diagnostics/error-message.ts';
import { parseBody } from '../hooks/parse-body.ts';
import { type Line, linesOf, textOf } from './lines.ts';
import { type RecordedRequest, toRecordedRequest } from './recorded-request.ts';
import { findSources, isUnreadable, type RecordedRequestSource, type Wanted } from './sources.ts';

/** Something among recordings that is no request, and why. */
export interface Skipped {
  name: string;
  reason: string;
}

export interface Listeners {
  onSkipped: (skipped: Skipped) => void;
  /** Called with each part that was read, for those who show progress. */
  onBytes?: (bytes: number) => void;
}

/** A JSON text over several lines is read as a whole, up to this many characters. */
const LARGEST_JSON = 64 * 1024 * 1024;

const EXTENSION = /\.(json|jsonl|ndjson)$/;

/** What a folder is searched for. */
const RECORDINGS: Wanted = {
  isOne: (name) => EXTENSION.test(name),
  called: 'file named .json, .jsonl or .ndjson',
};

/**
 * The files that paths come to: a file as it is, a folder with everything below it that is named `.json`, `.jsonl`
 * or `.ndjson`, `-` for standard input. Where a path leads nowhere, what is wrong with it as text.
 */
export function findRecordedRequests(
  paths: readonly string[],
  directory: string,
): Promise<RecordedRequestSource[] | string> {
  return findSources(paths, directory, RECORDINGS);
}

/** Every request of these sources, one at a time: what has been handed on is not kept. */
export async function* readRecordings(
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
    if (typeof recorded === 'string') listeners.onSkipped({ name, reason: recorded });
    else yield recorded;
  }
}

interface Value {
  value: unknown;
  name: string;
}

/** JSON values: one a line, or where the first line is not a whole one, the text as one value or an array of them. */
async function* valuesOf(
  text: AsyncIterable<string>,
  source: string,
  { onSkipped }: Listeners,
): AsyncGenerator<Value> {
  let whole: string | undefined;
  let first = true;
  for await (const line of linesOf(text)) {
    if (line.text.trim() === '' && !line.tooLong) continue;
    if (first && !/\.(jsonl|ndjson)$/.test(source) && !isJson(line.text)) whole = '';
    first = false;
    const name = `${source}:${line.number}`;
    if (whole === undefined) {
      const parsed = parseLine(line);
      if (typeof parsed === 'string') onSkipped({ name, reason: parsed });
      else yield* elementsOf(parsed.value, name);
    } else if (whole.length <= LARGEST_JSON) whole += `${line.text}\n`;
  }
  if (whole === undefined) return;
  const parsed = whole.length > LARGEST_JSON ? 'it is too large: write one request a line' : parse(whole);
  if (typeof parsed === 'string') onSkipped({ name: source, reason: parsed });
  else yield* elementsOf(parsed.value, source);
}

function* elementsOf(value: unknown, name: string): Generator<Value> {
  if (!Array.isArray(value)) yield { value, name };
  else for (const [index, element] of value.entries()) yield { value: element, name: `${name}[${index}]` };
}

function isJson(text: string): boolean {
  return 'value' in parseBody(text);
}

function parseLine({ text, tooLong }: Line): { value: unknown } | string {
  return tooLong ? 'the line is too long' : parse(text);
}

function parse(text: string): { value: unknown } | string {
  const parsed = parseBody(text);
  return 'value' in parsed ? parsed : parsed.message;
}
