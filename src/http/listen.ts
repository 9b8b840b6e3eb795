import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConnectionTracker } from './graceful-shutdown.ts';
import type { ErrorCode } from './http-error.ts';
import { withholdKeepAlive } from './keep-alive.ts';
import { malformedRequest, reject, rejectUnread } from './reject-malformed-requests.ts';

// An import by name reads every export of the module: WebSocket among them, which loads an HTTP client of 16 MB.
const { createServer } = process.getBuiltinModule('node:http');

/** A listening HTTP server. */
export interface Listener {
  host: string;
  port: number;
  /** Graceful shutdown: resolves when all requests have been answered, or after `grace` milliseconds. */
  close: (grace: number) => Promise<void>;
}

/** Limits in milliseconds, bytes and connections. Hook calls are small and fast. */
export const LIMITS = {
  headersTimeout: 5000,
  requestTimeout: 5000,
  connectionsCheckingInterval: 1000,
  // Longer than the idle time-out of load balancers, so that they close idle connections first.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
  // Connections over the limit are closed at once: each can hold a body in memory, and a file descriptor.
  maxConnections: 1000,
};

/**
 * Starts an HTTP server, or rejects with Node's error: EADDRINUSE, EACCES, EADDRNOTAVAIL.
 *
 * @param app must call `allowKeepAlive` for authenticated clients
 * @param options limits other than LIMITS, and `reusePort` to share the port with other instances (SO_REUSEPORT)
 * @param onRejected called with the error code of each request that is rejected before the app
 */
export async function listen(
  app: RequestListener,
  host: string,
  port: number,
  options: Partial<typeof LIMITS & { reusePort: boolean }> = {},
  onRejected: (code: string) => void = () => undefined,
): Promise<Listener> {
  const { maxConnections, reusePort = false, ...limits } = { ...LIMITS, ...options };
  const connections = new ConnectionTracker();
  const handle = (request: IncomingMessage, response: ServerResponse, error?: ErrorCode) => {
    if (!connections.begin(request, response)) return;
    withholdKeepAlive(response);
    if (error === undefined) return app(request, response);
    reject(response, error);
    onRejected(error);
  };
  const check: RequestListener = (request, response) => handle(request, response, malformedRequest(request));
  // Node rejects a request without Host with an empty response; malformedRequest rejects it with a message.
  const server = createServer({ ...limits, requireHostHeader: false }, check);
  // The app sends 100 Continue, after authentication.
  server.on('checkContinue', check);
  server.on('checkExpectation', (request, response) => handle(request, response, 'unmet-expectation'));
  server.on('clientError', (error, socket) => {
    // The app reports errors of requests with valid headers.
    const known = connections.hasRequest(socket);
    const code = rejectUnread(error, socket);
    if (code !== undefined && !known) onRejected(code);
  });
  server.maxConnections = maxConnections;
  await once(server.listen({ port, host, reusePort }), 'listening');
  return {
    host,
    port: (server.address() as AddressInfo).port,
    close: (grace) => connections.drain(server, grace),
  };
}
