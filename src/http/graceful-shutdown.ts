import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onKeepAlive } from './keep-alive.ts';
import { type MalformedRequest, reject } from './reject-malformed-requests.ts';

/** The requests that came and are not answered yet, one a connection, and what becomes of their connections. */
export class ConnectionTracker {
  readonly #app: RequestListener;
  readonly #onRefused: (code: string) => void;
  readonly #unanswered = new Map<Duplex, ServerResponse>();
  #closing = false;

  constructor(app: RequestListener, onRefused: (code: string) => void) {
    this.#app = app;
    this.#onRefused = onRefused;
  }

  /** @param problem why the app is not to see it */
  answer(request: IncomingMessage, response: ServerResponse, problem: MalformedRequest | undefined): void {
    const { socket } = request;
    // Its connection has had its last answer.
    if (!socket.writable) return;
    const earlier = this.#unanswered.get(socket);
    if (earlier !== undefined) {
      dropPipelined(socket, earlier);
      return;
    }
    this.#unanswered.set(socket, response);
    response.once('close', () => this.#unanswered.delete(socket));
    keepForCallers(response);
    if (this.#closing) sayLast(response);
    if (problem === undefined) {
      this.#app(request, response);
    } else {
      reject(response, problem);
      this.#onRefused(problem.code);
    }
  }

  /** Whether a request of this connection came whole so far, and is not answered yet. */
  isUnderWay(socket: Duplex): boolean {
    return this.#unanswered.has(socket);
  }

  /** From now on each answer is the last one on its connection. */
  close(): void {
    this.#closing = true;
    this.#unanswered.forEach(sayLast);
  }
}

/** There is a limit of connections: strangers could keep them all by asking now and then. */
function keepForCallers(response: ServerResponse): void {
  const { shouldKeepAlive } = response;
  response.shouldKeepAlive = false;
  onKeepAlive(response, () => {
    response.shouldKeepAlive = shouldKeepAlive;
  });
}

/**
 * A request that does not wait for the answer before it: one write could hold hundreds, each of which costs work and a
 * line of the log. It is not served, and nothing more is read. The answer before it ends the connection.
 */
function dropPipelined(socket: Socket, earlier: ServerResponse): void {
  sayLast(earlier);
  // Once the parser is through with what it was given: it would resume by itself.
  process.nextTick(() => socket.pause());
}

/** Whoever keeps the connection for more learns that this is its last answer. */
function sayLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
