import type { RequestHandler } from 'express';
import { HttpError } from './http-error.ts';
import { drain } from './read-body.ts';

export interface ConcurrencyLimits {
  /** Requests that are worked on at the same time. */
  atOnce: number;
  /** Requests that wait for one of them to end. */
  waiting: number;
}

/** The code of a refusal for which the same request may be sent again. */
const BUSY = 'busy';

/**
 * Limits how many requests are worked on at the same time. A few more wait in a queue; the others are refused at once with
 * 503 and Retry-After.
 *
 * Each request begins in an event loop turn of its own, so that hook requests are answered between two of them.
 */
export class ConcurrencyLimit {
  readonly #limits: ConcurrencyLimits;
  readonly #queue: (() => void)[] = [];
  #working = 0;
  #isScheduled = false;

  constructor(limits: ConcurrencyLimits) {
    this.#limits = limits;
  }

  /** Runs work once it is its turn, and rejects with an HttpError where the queue is full. */
  async run<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    const { atOnce, waiting } = this.#limits;
    if (this.#working + this.#queue.length >= atOnce + waiting) throw busy();
    await new Promise<void>((begin) => {
      this.#queue.push(begin);
      this.#schedule();
    });
    try {
      return await work();
    } finally {
      this.#working -= 1;
      this.#schedule();
    }
  }

  /** The handler of a request whose body nobody reads, or which reads it by itself. */
  around(handler: RequestHandler): RequestHandler {
    return async (request, response, next) => {
      // Who has left meanwhile is answered nothing.
      const work = () => (response.destroyed ? undefined : handler(request, response, next));
      await this.run(work).catch(async (error) => {
        // Whoever is still sending would not hear the answer.
        if (error instanceof HttpError && error.code === BUSY) await drain(request);
        throw error;
      });
    };
  }

  /** A middleware: what follows it works on the request until its response is closed. */
  readonly whileOpen: RequestHandler = this.around(async (_request, response, next) => {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    response.once('close', resolve);
    next();
    await closed;
  });

  #schedule(): void {
    if (this.#isScheduled || this.#queue.length === 0 || this.#working >= this.#limits.atOnce) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#working += 1;
      this.#queue.shift()?.();
      this.#schedule();
    });
  }
}

export function busy(reason = 'too many requests of this kind are being answered'): HttpError {
  return new HttpError(503, BUSY, `The service is busy, try again: ${reason}.`, { 'retry-after': '1' });
}
