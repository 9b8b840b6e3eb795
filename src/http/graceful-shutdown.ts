import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { announceClose } from './keep-alive.ts';

/** Milliseconds for which an idle connection can bring one more request, whose response closes it. */
const IDLE_GRACE = 2000;

/** Turns of the event loop after which a listener closes although connections are still being queued. */
const LAST_TURNS = 1000;

/** The connections of a server, each with at most one request that has not been answered. */
export class ConnectionTracker {
  readonly #unanswered = new Map<Duplex, ServerResponse>();
  #closing = false;

  /** Tracks a request until its response is closed. False: the request must not be handled. */
  begin({ socket }: IncomingMessage, response: ServerResponse): boolean {
    // The last response on this connection has been sent.
    if (!socket.writable) return false;
    const earlier = this.#unanswered.get(socket);
    if (earlier !== undefined) {
      dropPipelined(socket, earlier);
      return false;
    }
    this.#unanswered.set(socket, response);
    response.once('close', () => this.#unanswered.delete(socket));
    if (this.#closing) announceClose(response);
    return true;
  }

  /** True if a connection has a request with valid headers that has not been answered. */
  hasRequest(socket: Duplex): boolean {
    return this.#unanswered.has(socket);
  }

  /**
   * Stops accepting connections, and resolves when all requests have been answered, or after `grace` milliseconds. Each
   * connection is closed with its next response, or after two seconds without a request.
   *
   * Node's `close` of an HTTP server resets idle connections, even while a request is on its way. Therefore `close` of
   * `net.Server` releases the port first.
   */
  async drain(server: Server, grace: number): Promise<void> {
    this.#closing = true;
    this.#unanswered.forEach(announceClose);
    await emptyAcceptQueue(server);
    const closed = new Promise<void>((resolve) => {
      NetServer.prototype.close.call(server, () => resolve());
    });
    const idle = setTimeout(() => server.closeIdleConnections(), IDLE_GRACE);
    const end = setTimeout(() => server.closeAllConnections(), grace);
    await closed;
    clearTimeout(idle);
    clearTimeout(end);
    // Stops the timer that checks for slow requests.
    server.close();
  }
}

/**
 * Accepts the connections that the kernel has queued for this listener: `close` would reset them, even if another
 * instance listens on the same port. One turn of the event loop accepts one connection, so the queue is empty after a
 * turn without any.
 */
async function emptyAcceptQueue(server: Server): Promise<void> {
  let accepted = 0;
  const count = () => {
    accepted += 1;
  };
  server.on('connection', count);
  // The current turn may have polled already.
  await nextTurn();
  for (let turn = 0, before = -1; turn < LAST_TURNS && accepted !== before; turn += 1) {
    before = accepted;
    await nextTurn();
  }
  server.off('connection', count);
}

/**
 * Drops a pipelined request, and everything after it: one write can hold hundreds of requests, each of which costs work
 * and a log line. The response before it closes the connection.
 */
function dropPipelined(socket: Socket, earlier: ServerResponse): void {
  announceClose(earlier);
  // The parser resumes the socket at the end of its input.
  process.nextTick(() => socket.pause());
}
