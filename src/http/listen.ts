import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A listening server that can be ended without cutting anybody off. */
export interface Listener {
  host: string;
  port: number;
  /** Ends when every request has been answered, or after `grace` milliseconds. */
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

/** Listens, or rejects with Node's error: EADDRINUSE, EACCES, EADDRNOTAVAIL. */
export async function listen(app: RequestListener, host: string, port: number): Promise<Listener> {
  let closing = false;
  const server = createServer(LIMITS, (request, response) => {
    // A kept-alive connection would hold the server open: its next answer says that it is the last.
    if (closing) response.setHeader('connection', 'close');
    // One whose answer was under way when the closing began has not been told, and is idle from now on.
    response.once('close', () => setImmediate(() => closing && server.closeIdleConnections()));
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

async function closed(server: Server, grace: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), grace);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  clearTimeout(timer);
}
