import { MIMEType } from 'node:util';
import express, { type RequestHandler } from 'express';
import { HttpError } from './http-error.ts';

/** Deeper than any hook request; recursive readers of the body could not cope with what JSON.parse accepts. */
const MOST_DEPTH = 32;

/** Accepts JSON in UTF-8 up to a number of bytes, and leaves its value in `request.body`. */
export function readJson(limit: number): RequestHandler[] {
  return [requireJson, express.raw({ type: () => true, limit, inflate: false }), parseJson];
}

const requireJson: RequestHandler = (request, _response, next) => {
  const type = mimeType(request.headers['content-type']);
  const charset = type?.params.get('charset')?.toLowerCase() ?? 'utf-8';
  if (type?.essence === 'application/json' && (charset === 'utf-8' || charset === 'utf8')) next();
  else
    next(
      new HttpError(415, 'not-json', 'The content type must be application/json in UTF-8.', {
        accept: 'application/json',
      }),
    );
};

function mimeType(header: string | undefined): MIMEType | undefined {
  try {
    return header === undefined ? undefined : new MIMEType(header);
  } catch {
    return undefined;
  }
}

const parseJson: RequestHandler = (request, _response, next) => {
  // Without a body, Express leaves no bytes.
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const text = decode(bytes);
  if (text === undefined) return next(new HttpError(400, 'not-utf8', 'The body is not UTF-8.'));
  if (depthOf(text) > MOST_DEPTH)
    return next(new HttpError(400, 'too-deep', `The body is nested more than ${MOST_DEPTH} levels deep.`));
  try {
    request.body = JSON.parse(text);
  } catch {
    return next(new HttpError(400, 'invalid-json', 'The body is not JSON.'));
  }
  next();
};

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How deeply brackets are nested, without regard to those in texts; stops counting beyond the limit. */
function depthOf(text: string): number {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    if (depth > MOST_DEPTH) break;
  }
  return depth > MOST_DEPTH ? depth : 0;
}
