import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { headerValues } from './header-values.ts';
import { errorBody } from './http-error.ts';

/** Response to a request that is rejected before the app. */
export interface MalformedRequest {
  status: 400 | 408 | 417 | 431;
  code: string;
  message: string;
}

/** An expectation other than 100-continue (RFC 9110, section 10.1.1). */
export const EXPECTATION_FAILED: MalformedRequest = {
  status: 417,
  code: 'unmet-expectation',
  message: 'The only supported expectation is 100-continue.',
};

/**
 * One slash, then printable ASCII without backslash and fragment. Express parses a host after two slashes or a backslash,
 * and ends the path at a fragment; a proxy in front and WHATWG URL parse other paths.
 */
const TARGET = /^\/(?!\/)[!"$-[\]-~]*$/;

/** Checks a request that Node's parser accepts for ambiguities. */
export function malformedRequest(request: IncomingMessage): MalformedRequest | undefined {
  const { url, httpVersionMinor } = request;
  if (url === undefined || !TARGET.test(url))
    return badRequest('invalid-target', 'The request target must be a path.');
  // A proxy and this service could each use another one of two hosts (RFC 9112, section 3.2).
  const hosts = headerValues(request, 'host').length;
  if (hosts > 1 || (hosts === 0 && httpVersionMinor > 0))
    return badRequest('invalid-host', 'The request must have one Host header.');
  // Node uses the first of several; a proxy in front may have checked another one.
  if (headerValues(request, 'content-type').length > 1)
    return badRequest('duplicate-header', 'The request must have one Content-Type header.');
  return undefined;
}

export function reject(response: ServerResponse, problem: MalformedRequest): void {
  const { headers, body } = responseTo(problem);
  response.writeHead(problem.status, headers);
  response.end(body);
}

/** By the codes of Node's errors: https://nodejs.org/api/http.html#event-clienterror */
const UNREAD = new Map<string | undefined, MalformedRequest>([
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    { status: 408, code: 'too-slow', message: 'The request did not arrive in time.' },
  ],
  ['HPE_HEADER_OVERFLOW', { status: 431, code: 'headers-too-large', message: 'The headers are too large.' }],
]);

/**
 * Rejects a request that Node's parser does not accept, or that did not arrive in time, and closes its connection.
 *
 * @returns undefined if the client has disconnected
 */
export function rejectUnread(error: NodeJS.ErrnoException, socket: Duplex): MalformedRequest | undefined {
  if (!socket.writable) {
    socket.destroy();
    return undefined;
  }
  const problem = UNREAD.get(error.code) ?? badRequest('malformed', 'The request is not valid HTTP/1.1.');
  const { headers, body } = responseTo(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${process.getBuiltinModule('node:http').STATUS_CODES[problem.status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  return problem;
}

function badRequest(code: string, message: string): MalformedRequest {
  return { status: 400, code, message };
}

function responseTo(problem: MalformedRequest): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(errorBody(problem));
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  };
  return { headers, body };
}
