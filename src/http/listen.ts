import type { RequestListener, Server } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { emptyAcceptQueue } from './accept-queue.ts';
import { ConnectionTracker } from './connection-tracker.ts';
import type { ExpressMessages } from './express-messages.ts';
import { onKeepAlive } from './keep-alive.ts';
import { createServer } from './node-http.ts';
import { malformedRequest, rejectUnread, UNMET } from './reject-malformed-requests.ts';

/** A listening server that can be ended without cutting anybody off. */
export interface Listener {
  host: string;
  port: number;
  /**
   * Takes no new connection, and ends when every request has been answered and every caller has been told, or after
   * `grace` milliseconds.
   */
  close: (grace: number) => Promise<void>;
}

/** Milliseconds, bytes and connections; a hook call is small and quick, so a slow one is not Okta's. */
export const LIMITS = {
  headersTimeout: 5000,
  requestTimeout: 5000,
  connectionsCheckingInterval: 1000,
  // Longer than a load balancer keeps an idle connection, so that it is the one to close it.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
  // Beyond it a connection is closed as it comes. Each can hold a body in memory, and a file descriptor.
  maxConnections: 1000,
};

/** Milliseconds for which a kept-alive connection may bring one more request, whose answer says that it is the last. */
const FAREWELL = 2000;

/**
 * Listens, or rejects with Node's error: EADDRINUSE, EACCES, EADDRNOTAVAIL.
 *
 * @param app says with `acceptCaller` whose connection may be kept
 * @param options limits other than LIMITS, messages other than Node's, and `reusePort` to share the port with other
 *   instances (SO_REUSEPORT)
 * @param onRefused told of each request that the app never sees, by the code it is answered with
 */
export async function listen(
  app: RequestListener,
  host: string,
  port: number,
  options: Partial<typeof LIMITS & ExpressMessages & { reusePort: boolean }> = {},
  onRefused: (code: string) => void = () => undefined,
): Promise<Listener> {
  const { maxConnections, reusePort = false, ...ofServer } = { ...LIMITS, ...options };
  const exchanges = new ConnectionTracker(app, onRefused);
  // Node refuses a request without Host by itself, without a word: problemOf says it.
  const server = createServer({ ...ofServer, requireHostHeader: false }, (request, response) =>
    exchanges.answer(request, response, malformedRequest(request)),
  );
  // Nobody is asked for a body before it is known that he may call.
  server.on('checkContinue', (request, response) => {
    onKeepAlive(response, () => response.writeContinue());
    exchanges.answer(request, response, malformedRequest(request));
  });
  server.on('checkExpectation', (request, response) => exchanges.answer(request, response, UNMET));
  server.maxConnections = maxConnections;
  server.on('clientError', (error, socket) => {
    // Of a request whose headers were sound the app tells by itself.
    const known = exchanges.isUnderWay(socket);
    const problem = rejectUnread(error, socket);
    if (problem !== undefined && !known) onRefused(problem.code);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, reusePort }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const close = async (grace: number) => {
    exchanges.close();
    await closed(server, grace);
  };
  return { host, port: (server.address() as AddressInfo).port, close };
}

/**
 * Node's own `close` of an HTTP server cuts idle connections at once, also those on which a request is on its way: its
 * caller would see a reset. So the port is given up first, and connections only after a farewell.
 */
async function closed(server: Server, grace: number): Promise<void> {
  await emptyAcceptQueue(server);
  const closing = new Promise<void>((resolve) => {
    NetServer.prototype.close.call(server, () => resolve());
  });
  const farewell = setTimeout(() => server.closeIdleConnections(), FAREWELL);
  const end = setTimeout(() => server.closeAllConnections(), grace);
  await closing;
  clearTimeout(farewell);
  clearTimeout(end);
  // Ends what the server does beside its connections.
  server.close();
}
