import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemOf, refuse, refuseUnread } from './refuse.ts';

/** A listening server that can be ended without cutting anybody off. */
export interface Listener {
  host: string;
  port: number;
  /** Ends when every request has been answered, or after `grace` milliseconds. */
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

/** Listens, or rejects with Node's error: EADDRINUSE, EACCES, EADDRNOTAVAIL. */
export async function listen(
  app: RequestListener,
  host: string,
  port: number,
  limits: Partial<typeof LIMITS> = {},
): Promise<Listener> {
  let closing = false;
  const { maxConnections, ...options } = { ...LIMITS, ...limits };
  // Node refuses a request without Host by itself, without a word: problemOf says it.
  const server = createServer({ ...options, requireHostHeader: false }, (request, response) => {
    // A kept-alive connection would hold the server open: its next answer says that it is the last.
    if (closing) response.setHeader('connection', 'close');
    // One whose answer was under way when the closing began has not been told, and is idle from now on.
    response.once('close', () => setImmediate(() => closing && server.closeIdleConnections()));
    const problem = problemOf(request);
    if (problem === undefined) app(request, response);
    else refuse(response, problem);
  });
  server.maxConnections = maxConnections;
  server.on('clientError', refuseUnread);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const close = async (grace: number) => {
    closing = true;
    await closed(server, grace);
  };
  return { host, port: (server.address() as AddressInfo).port, close };
}

async function closed(server: Server, grace: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  clearTimeout(timer);
}
