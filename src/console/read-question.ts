import type { IncomingMessage } from 'node:http';
import { HttpError } from '../http/http-error.ts';
import { readBody } from '../http/read-body.ts';
import { parseJson, requireJson } from '../http/read-json.ts';

/** Bytes: the longest text that a page may change, and what JSON makes of it. */
const LIMIT = 1024 * 1024;

type Fields = Readonly<Record<string, 'text' | 'text or nothing'>>;

type Question<Asked extends Fields> = {
  [Name in keyof Asked as Asked[Name] extends 'text' ? Name : never]: string;
} & { [Name in keyof Asked as Asked[Name] extends 'text' ? never : Name]?: string };

/** Reads a question of the console; rejects with an HttpError where it is none. */
export async function readQuestion<Asked extends Fields>(
  request: IncomingMessage,
  fields: Asked,
): Promise<Question<Asked>> {
  requireJson(request.headers);
  const value = parseJson(await readBody(request, LIMIT));
  const written = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  for (const [name, kind] of Object.entries(fields)) {
    const given = written[name];
    if (typeof given === 'string' || (given === undefined && kind === 'text or nothing')) continue;
    throw new HttpError(400, 'wrong-question', `The question needs "${name}" as ${kind}.`);
  }
  return written as Question<Asked>;
}
