import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { MIMEType } from 'node:util';
import type { HookContract } from '../hooks/contract.ts';
import { type HookRequest, isObject } from '../hooks/envelope.ts';
import { hookByEventType } from '../hooks/index.ts';
import { parseBody } from '../hooks/parse-body.ts';
import { isRequestProblem, readRequest } from '../hooks/read-request.ts';
import { HttpError, httpError } from './http-error.ts';

/** Asks for the body of a request with `Expect: 100-continue`; to be called after authentication. */
export function sendContinue({ headers, httpVersionMinor }: IncomingMessage, response: ServerResponse): void {
  if (headers.expect !== undefined && httpVersionMinor > 0) response.writeContinue();
}

/** @throws HttpError 415 unless the headers announce uncompressed JSON in UTF-8 */
export function requireJson(headers: IncomingHttpHeaders): void {
  if (!isJson(headers['content-type'])) throw httpError('not-json');
  const encoding = headers['content-encoding'] || 'identity';
  if (encoding.toLowerCase() !== 'identity') throw httpError('unsupported-encoding');
}

/**
 * Reads a body. Rejects with HttpError 413 if it has more than `limit` bytes, and 400 if it is incomplete. A body over the
 * limit is received and discarded, because a client that is still sending would not read the response.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= limit) chunks.push(chunk);
    else chunks.length = 0;
  });
  request.on('end', () => {
    const [first] = chunks;
    if (bytes > limit) reject(httpError('too-large'));
    else resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, bytes));
  });
  request.on('error', () => reject(httpError('incomplete-body')));
  return promise;
}

/** Receives and discards a body. Never rejects. */
export async function discardBody(request: IncomingMessage): Promise<void> {
  await readBody(request, 0).catch(() => undefined);
}

/** Parses the body of a hook call. @throws HttpError 400 unless it is a request of the hook */
export function parseHookRequest(bytes: Uint8Array, hook: HookContract): HookRequest {
  const request = readRequest(parseJson(bytes), [hook]);
  if (isRequestProblem(request)) throw new HttpError(400, request.code, request.message);
  return request;
}

/** The hook whose request a body is, by its eventType; undefined if that is unknown, or cannot be read. */
export function hookOfBody(bytes: Uint8Array): HookContract | undefined {
  try {
    const body = parseJson(bytes);
    return isObject(body) ? hookByEventType(String(body['eventType'])) : undefined;
  } catch {
    return undefined;
  }
}

/** Drops a byte order mark. */
const UTF_8 = new TextDecoder('utf-8');

/** Parses a body as JSON. @throws HttpError 400 */
export function parseJson(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) throw httpError('not-utf8');
  const parsed = parseBody(UTF_8.decode(bytes));
  if ('code' in parsed) throw new HttpError(400, parsed.code, parsed.message);
  return parsed.value;
}

/** The usual spellings; all others are parsed. */
const COMMON = /^application\/json(?:; ?charset=utf-8)?$/i;

function isJson(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  if (COMMON.test(contentType)) return true;
  // Parsers differ in which of two charsets they use.
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
