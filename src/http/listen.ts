import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';
import { problemOf, refuse, refuseUnread } from './refuse.ts';

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
 * @param onRefused told of each request that the app never sees, by the code it is answered with
 */
export async function listen(
  app: RequestListener,
  host: string,
  port: number,
  limits: Partial<typeof LIMITS> = {},
  onRefused: (code: string) => void = () => undefined,
): Promise<Listener> {
  let closing = false;
  const { maxConnections, ...options } = { ...LIMITS, ...limits };
  const unanswered = new Set<ServerResponse>();
  // Node refuses a request without Host by itself, without a word: problemOf says it.
  const server = createServer({ ...options, requireHostHeader: false }, (request, response) => {
    if (closing) sayLast(response);
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
    const problem = problemOf(request);
    if (problem === undefined) {
      app(request, response);
    } else {
      refuse(response, problem);
      onRefused(problem.code);
    }
  });
  server.maxConnections = maxConnections;
  server.on('clientError', (error, socket) => {
    // Of a request whose headers were sound the app tells by itself.
    const known = [...unanswered].some((response) => response.socket === socket);
    const problem = refuseUnread(error, socket);
    if (problem !== undefined && !known) onRefused(problem.code);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const close = async (grace: number) => {
    closing = true;
    unanswered.forEach(sayLast);
    await closed(server, grace);
  };
  return { host, port: (server.address() as AddressInfo).port, close };
}

/** Whoever keeps the connection for more learns that this is its last answer. */
function sayLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}

/**
 * Node's own `close` of an HTTP server cuts idle connections at once, also those on which a request is on its way: its
 * caller would see a reset. So the port is given up first, and connections only after a farewell.
 */
async function closed(server: Server, grace: number): Promise<void> {
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
