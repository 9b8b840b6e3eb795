import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { headerValues } from './header-values.ts';
import { STATUS_CODES } from './node-http.ts';

/** Why a request is refused before the app sees it. */
export interface MalformedRequest {
  status: number;
  code: string;
  message: string;
}

/** An expectation other than 100-continue (RFC 9110, section 10.1.1). */
export const UNMET: MalformedRequest = {
  status: 417,
  code: 'unmet-expectation',
  message: 'The only expectation that this service meets is 100-continue.',
};

/**
 * One slash, then printable ASCII without a backslash or a fragment. Express would look for a host after two slashes
 * or a backslash, and end the path at a fragment: others, and the URL of this service, would see another path.
 */
const TARGET = /^\/(?!\/)[!"$-[\]-~]*$/;

/** What Node's parser lets pass, and the app cannot use. */
export function malformedRequest(request: IncomingMessage): MalformedRequest | undefined {
  const { url, httpVersionMinor } = request;
  if (url === undefined || !TARGET.test(url))
    return { status: 400, code: 'invalid-target', message: 'The request must name a path.' };
  // Two hosts: a proxy and this service could each believe another one (RFC 9112, section 3.2).
  const hosts = headerValues(request, 'host').length;
  if (hosts > 1 || (hosts === 0 && httpVersionMinor > 0))
    return { status: 400, code: 'invalid-host', message: 'The request must have one Host header.' };
  // Of several Node keeps the first, and something in front of this service may have looked at another one.
  if (headerValues(request, 'content-type').length > 1)
    return {
      status: 400,
      code: 'duplicate-header',
      message: 'The request must have one Content-Type header.',
    };
  return undefined;
}

export function reject(response: ServerResponse, problem: MalformedRequest): void {
  const { headers, body } = answerTo(problem);
  response.writeHead(problem.status, headers);
  response.end(body);
}

/** By the codes of Node's errors: https://nodejs.org/api/http.html#event-clienterror */
const UNREAD = new Map<string | undefined, MalformedRequest>([
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    { status: 408, code: 'too-slow', message: 'The request did not arrive in time.' },
  ],
  [
    'HPE_HEADER_OVERFLOW',
    { status: 431, code: 'headers-too-large', message: 'The headers are larger than this service accepts.' },
  ],
]);
const MALFORMED: MalformedRequest = {
  status: 400,
  code: 'malformed',
  message: 'The request is not HTTP/1.1.',
};

/**
 * Answers what Node's parser could not read, and what did not arrive in time; the connection ends with it. Undefined:
 * nobody is there to be answered.
 */
export function rejectUnread(error: NodeJS.ErrnoException, socket: Duplex): MalformedRequest | undefined {
  if (!socket.writable) {
    socket.destroy();
    return undefined;
  }
  const problem = UNREAD.get(error.code) ?? MALFORMED;
  const { headers, body } = answerTo(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
  return problem;
}

function answerTo({ code, message }: MalformedRequest): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify({ error: { code, message } });
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
  };
  return { headers, body };
}
