import type { IncomingMessage } from 'node:http';
import { busy, ConcurrencySlots } from '../http/concurrency-limit.ts';
import { HttpError } from '../http/http-error.ts';
import { discardBody, parseJson, readBody, requireJson } from '../http/read-body.ts';
import type { ChangedFile } from './api.ts';

/** Maximum size of a question in bytes: the longest changed files, escaped in JSON. */
const LIMIT = 1024 * 1024;

/** Questions that are received at the same time; multiplied by LIMIT, the memory that they take. */
export const MOST_RECEIVED = 32;

/** Receives the bytes of questions. Parsing is slow, so the worker parses them. */
export class QuestionReceiver {
  readonly #slots = new ConcurrencySlots(MOST_RECEIVED);

  /** Rejects with an HttpError if a question is not JSON or is too large, or if there are too many. */
  async receive(request: IncomingMessage): Promise<Uint8Array> {
    requireJson(request.headers);
    const release = this.#slots.acquire();
    if (release === undefined) {
      await discardBody(request);
      throw busy('too many questions are being received');
    }
    try {
      return await readBody(request, LIMIT);
    } finally {
      release();
    }
  }
}

/** The types of a question's fields, by their description in error messages. */
const KINDS = {
  text: isText,
  'text or nothing': (given: unknown): given is string | undefined => given === undefined || isText(given),
  'a list of { path, text }': (given: unknown): given is ChangedFile[] =>
    Array.isArray(given) && given.every((one) => isText(one?.path) && isText(one?.text)),
};

type Kinds = typeof KINDS;

type Fields = Readonly<Record<string, keyof Kinds>>;

type Given<Kind extends keyof Kinds> = Kinds[Kind] extends (given: unknown) => given is infer Is ? Is : never;

type Question<Asked extends Fields> = {
  [Name in keyof Asked as undefined extends Given<Asked[Name]> ? never : Name]: Given<Asked[Name]>;
} & { [Name in keyof Asked as undefined extends Given<Asked[Name]> ? Name : never]?: string };

/** Parses a question. @throws HttpError if it is invalid */
export function questionIn<Asked extends Fields>(bytes: Uint8Array, fields: Asked): Question<Asked> {
  const value = parseJson(bytes);
  const written = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  for (const [name, kind] of Object.entries(fields)) {
    if (KINDS[kind](written[name])) continue;
    throw new HttpError(400, 'wrong-question', `The question needs "${name}" as ${kind}.`);
  }
  return written as Question<Asked>;
}

function isText(given: unknown): given is string {
  return typeof given === 'string';
}
