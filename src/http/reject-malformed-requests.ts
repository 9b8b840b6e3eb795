import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { headerValues } from './header-values.ts';
import { type ErrorCode, errorBody, httpError } from './http-error.ts';

/**
 * One slash, then printable ASCII without backslash and fragment. Express parses a host after two slashes or a backslash,
 * and ends the path at a fragment; a proxy in front and WHATWG URL parse other paths.
 */
const TARGET = /^\/(?!\/)[!"$-[\]-~]*$/;

/** Checks a request that Node's parser accepts for ambiguities. */
export function malformedRequest(request: IncomingMessage): ErrorCode | undefined {
  const { url, httpVersionMinor } = request;
  if (url === undefined || !TARGET.test(url)) return 'invalid-target';
  // A proxy and this service could each use another one of two hosts (RFC 9112, section 3.2).
  const hosts = headerValues(request, 'host').length;
  if (hosts > 1 || (hosts === 0 && httpVersionMinor > 0)) return 'invalid-host';
  // Node uses the first of several; a proxy in front may have checked another one.
  return headerValues(request, 'content-type').length > 1 ? 'duplicate-header' : undefined;
}

export function reject(response: ServerResponse, code: ErrorCode): void {
  const { status, headers, body } = responseFor(code);
  response.writeHead(status, headers);
  response.end(body);
}

/** By the codes of Node's errors: https://nodejs.org/api/http.html#event-clienterror */
const UNREAD = new Map<string | undefined, ErrorCode>([
  ['ERR_HTTP_REQUEST_TIMEOUT', 'too-slow'],
  ['HPE_HEADER_OVERFLOW', 'headers-too-large'],
]);

/**
 * Rejects a request that Node's parser does not accept, or that did not arrive in time, and closes its connection.
 *
 * @returns undefined if the client has disconnected
 */
export function rejectUnread(error: NodeJS.ErrnoException, socket: Duplex): ErrorCode | undefined {
  if (!socket.writable) {
    socket.destroy();
    return undefined;
  }
  const code = UNREAD.get(error.code) ?? 'malformed';
  const { status, headers, body } = responseFor(code);
  const head = [
    `HTTP/1.1 ${status} ${process.getBuiltinModule('node:http').STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  return code;
}

function responseFor(code: ErrorCode): { status: number; headers: Record<string, string>; body: string } {
  const error = httpError(code);
  const body = JSON.stringify(errorBody(error));
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  };
  return { status: error.status, headers, body };
}
