import type { IncomingMessage } from 'node:http';
import { HttpError } from './http-error.ts';

/**
 * Reads the bytes of a body; rejects with an HttpError where they are more than `limit`, or end too early. What is too
 * large is read to its end, and dropped: who is still sending would not hear the answer.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return receive(request, limit, (chunks, bytes) => {
    const [first] = chunks;
    return chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks, bytes);
  });
}

/** So many chunks of a body are handed on as they are: those of a body that comes in tiny pieces weigh more than it. */
const MOST_CHUNKS = 64;

/** The same, as the chunks in which the bytes arrived: to put a long body together takes a copy of it. */
export function readChunks(request: IncomingMessage, limit: number): Promise<Buffer[]> {
  return receive(request, limit, (chunks, bytes) =>
    chunks.length > MOST_CHUNKS ? [Buffer.concat(chunks, bytes)] : chunks,
  );
}

function receive<Body>(
  request: IncomingMessage,
  limit: number,
  bodyOf: (chunks: Buffer[], bytes: number) => Body,
): Promise<Body> {
  const { promise, resolve, reject } = Promise.withResolvers<Body>();
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= limit) chunks.push(chunk);
    else chunks.length = 0;
  });
  request.on('end', () => {
    if (bytes > limit) reject(tooLarge());
    else resolve(bodyOf(chunks, bytes));
  });
  request.on('error', () => reject(new HttpError(400, 'incomplete-body', 'The body did not arrive whole.')));
  return promise;
}

/** Reads a body to its end and drops it, without ever rejecting: a client that is still sending would not hear an answer. */
export function drain(request: IncomingMessage): Promise<void> {
  return readBody(request, 0).then(
    () => undefined,
    () => undefined,
  );
}

export function tooLarge(): HttpError {
  return new HttpError(413, 'too-large', 'The body is larger than this service accepts.');
}
