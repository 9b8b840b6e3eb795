import type { IncomingMessage } from 'node:http';
import { HttpError } from '../http/http-error.ts';
import { readBody } from '../http/read-body.ts';
import { parseJson, requireJson } from '../http/read-json.ts';
import type { ChangedFile } from './api.ts';

/** Bytes: the longest texts that a page may change, and what JSON makes of them. */
const LIMIT = 1024 * 1024;

/** What a part of a question may be, by the words for it. */
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

/** Reads a question of the console; rejects with an HttpError where it is none. */
export async function readQuestion<Asked extends Fields>(
  request: IncomingMessage,
  fields: Asked,
): Promise<Question<Asked>> {
  requireJson(request.headers);
  const value = parseJson(await readBody(request, LIMIT));
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
