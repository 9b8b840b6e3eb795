import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { onceAccepted } from './accepted.ts';
import { type Problem, refuse } from './refuse.ts';

/** The requests that came and are not answered yet, and what becomes of their connections. */
export class Exchanges {
  readonly #app: RequestListener;
  readonly #unanswered = new Set<ServerResponse>();
  #closing = false;

  constructor(app: RequestListener) {
    this.#app = app;
  }

  /** @param problem why the app is not to see it */
  answer(request: IncomingMessage, response: ServerResponse, problem: Problem | undefined): void {
    this.#unanswered.add(response);
    response.once('close', () => this.#unanswered.delete(response));
    keepForCallers(response);
    if (this.#closing) sayLast(response);
    if (problem === undefined) this.#app(request, response);
    else refuse(response, problem);
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
  onceAccepted(response, () => {
    response.shouldKeepAlive = shouldKeepAlive;
  });
}

/** Whoever keeps the connection for more learns that this is its last answer. */
function sayLast(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
