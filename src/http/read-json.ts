import type { IncomingHttpHeaders } from 'node:http';
import { MIMEType } from 'node:util';
import express, { type Request, type Response } from 'express';
import { parseBody } from '../okta/parse-body.ts';
import { HttpError } from './http-error.ts';

/** Reads the bytes of a JSON body. Rejects with an HttpError, or with an error of Express's body parser. */
export type ReadBody = (request: Request, response: Response) => Promise<Buffer>;

/** Accepts JSON in UTF-8, up to a number of bytes. */
export function bodyReader(limit: number): ReadBody {
  const raw = express.raw({ type: () => true, limit, inflate: false });
  return async function read(request, response) {
    requireJson(request.headers);
    await new Promise<void>((resolve, reject) => {
      raw(request, response, (error: unknown) => (error === undefined ? resolve() : reject(error)));
    });
    // Without a body, Express leaves no bytes.
    return Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  };
}

/** The value that the bytes of a body are the JSON of; throws an HttpError where they are none. */
export function parseJson(bytes: Buffer): unknown {
  const text = decode(bytes);
  if (text === undefined) throw new HttpError(400, 'not-utf8', 'The body is not UTF-8.');
  const parsed = parseBody(text);
  if ('code' in parsed) throw new HttpError(400, parsed.code, parsed.message);
  return parsed.value;
}

function requireJson(headers: IncomingHttpHeaders): void {
  const type = mimeType(headers['content-type']);
  const charset = type?.params.get('charset')?.toLowerCase() ?? 'utf-8';
  if (type?.essence === 'application/json' && (charset === 'utf-8' || charset === 'utf8')) return;
  throw new HttpError(415, 'not-json', 'The content type must be application/json in UTF-8.', {
    accept: 'application/json',
  });
}

function mimeType(header: string | undefined): MIMEType | undefined {
  try {
    return header === undefined ? undefined : new MIMEType(header);
  } catch {
    return undefined;
  }
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
