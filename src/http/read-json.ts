import type { IncomingHttpHeaders } from 'node:http';
import { MIMEType } from 'node:util';
import { parseBody } from '../hooks/parse-body.ts';
import { HttpError } from './http-error.ts';

/** Throws an HttpError unless a request says that its body is JSON in UTF-8, as it is. */
export function requireJson(headers: IncomingHttpHeaders): void {
  if (!isJson(headers['content-type']))
    throw new HttpError(415, 'not-json', 'The content type must be application/json in UTF-8.', {
      accept: 'application/json',
    });
  const encoding = headers['content-encoding'] || 'identity';
  if (encoding.toLowerCase() !== 'identity')
    throw new HttpError(415, 'unsupported-encoding', 'The body must not be compressed.');
}

/** The value that the bytes of a body are the JSON of; throws an HttpError where they are none. */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  if (text === undefined) throw new HttpError(400, 'not-utf8', 'The body is not UTF-8.');
  const parsed = parseBody(text);
  if ('code' in parsed) throw new HttpError(400, parsed.code, parsed.message);
  return parsed.value;
}

/** As clients write it; what is written in another way is parsed. */
const COMMON = /^application\/json(?:; ?charset=utf-8)?$/i;

function isJson(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  if (COMMON.test(contentType)) return true;
  // Of two charsets one reader takes the first, and another one the second.
  if ((contentType.match(/charset/gi) ?? []).length > 1) return false;
  const type = mimeType(contentType);
  const charset = type?.params.get('charset')?.toLowerCase() ?? 'utf-8';
  return type?.essence === 'application/json' && (charset === 'utf-8' || charset === 'utf8');
}

function mimeType(header: string): MIMEType | undefined {
  try {
    return new MIMEType(header);
  } catch {
    return undefined;
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return undefined;
  }
}
