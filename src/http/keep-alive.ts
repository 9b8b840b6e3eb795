import type { ServerResponse } from 'node:http';

/** Responses whose clients asked for keep-alive. */
const requested = new WeakSet<ServerResponse>();

/**
 * Closes the connection after this response unless its client authenticates: connections are limited, and clients
 * without credentials could keep all of them.
 */
export function withholdKeepAlive(response: ServerResponse): void {
  if (response.shouldKeepAlive) requested.add(response);
  response.shouldKeepAlive = false;
}

/** Keeps the connection, if the client asked for it. Only authenticated clients get keep-alive. */
export function allowKeepAlive(response: ServerResponse): void {
  response.shouldKeepAlive = requested.has(response);
}

/** Closes the connection if the body was not read completely: its rest would be parsed as the next request. */
export function closeUnlessRead(response: ServerResponse): void {
  if (!response.req.complete) response.shouldKeepAlive = false;
}

/** Announces with `Connection: close` that this response is the last one on its connection. */
export function announceClose(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
