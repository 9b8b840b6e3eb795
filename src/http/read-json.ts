import { MIMEType } from 'node:util';
import express, { type RequestHandler } from 'express';
import { parseBody } from '../okta/parse-body.ts';
import { HttpError } from './http-error.ts';

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
  const parsed = parseBody(text);
  if ('code' in parsed) return next(new HttpError(400, parsed.code, parsed.message));
  request.body = parsed.value;
  next();
};

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
