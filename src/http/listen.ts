import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, Server as NetServer } from 'node:net';

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

/** Milliseconds and bytes; a hook call is small and quick, so a slow one is not Okta's. */
const LIMITS = {
  headersTimeout: 5000,
  requestTimeout: 5000,
  connectionsCheckingInterval: 1000,
  // Longer than a load balancer keeps an idle connection, so that it is the one to close it.
  keepAliveTimeout: 65_000,
  maxHeaderSize: 16_384,
};

/** Milliseconds for which a kept-alive connection may bring one more request, whose answer says that it is the last. */
const FAREWELL = 2000;

/** Listens, or rejects with Node's error: EADDRINUSE, EACCES, EADDRNOTAVAIL. */
export async function listen(app: RequestListener, host: string, port: number): Promise<Listener> {
  let closing = false;
  const unanswered = new Set<ServerResponse>();
  const server = createServer(LIMITS, (request, response) => {
    if (closing) sayLast(response);
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
    if (request.url?.startsWith('/')) app(request, response);
    else refuseTarget(response);
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

/** Okta names a path; what Express cannot read as one it would answer by itself, in HTML. */
function refuseTarget(response: ServerResponse): void {
  const error = { code: 'invalid-target', message: 'The request must name a path.' };
  response.writeHead(400, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
  response.end(JSON.stringify({ error }));
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
