import type { RequestHandler } from 'express';
import { HttpError } from './http-error.ts';
import { discardBody } from './read-body.ts';

/** A limit without a queue. */
export class ConcurrencySlots {
  readonly #limit: number;
  readonly #onChange: ((taken: number) => void) | undefined;
  #taken = 0;

  constructor(limit: number, onChange?: (taken: number) => void) {
    this.#limit = limit;
    this.#onChange = onChange;
  }

  /** @returns a release function, or `undefined` if the limit is reached */
  acquire(): (() => void) | undefined {
    if (this.#taken >= this.#limit) return undefined;
    this.#change(1);
    return () => this.#change(-1);
  }

  #change(by: 1 | -1): void {
    this.#taken += by;
    this.#onChange?.(this.#taken);
  }
}

export interface ConcurrencyLimits {
  /** Maximum number of concurrent requests. */
  atOnce: number;
  /** Maximum length of the queue. */
  waiting: number;
}

/** Code of an error after which the client can send the same request again. */
const BUSY = 'busy';

/**
 * A limit with a queue. Requests over both limits are rejected with 503 and Retry-After.
 *
 * Each request begins in its own turn of the event loop, so that hook calls are answered in between.
 */
export class ConcurrencyLimit {
  readonly #limits: ConcurrencyLimits;
  readonly #queue: (() => void)[] = [];
  #running = 0;
  #isScheduled = false;

  constructor(limits: ConcurrencyLimits) {
    this.#limits = limits;
  }

  /** Runs work when its turn comes. Rejects with an HttpError if the queue is full. */
  async run<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    const { atOnce, waiting } = this.#limits;
    if (this.#running + this.#queue.length >= atOnce + waiting) throw busy();
    await new Promise<void>((begin) => {
      this.#queue.push(begin);
      this.#schedule();
    });
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#schedule();
    }
  }

  /** Limits a handler that reads no body, or reads it itself. */
  around(handler: RequestHandler): RequestHandler {
    return async (request, response, next) => {
      // The client may have disconnected while it waited.
      const work = () => (response.destroyed ? undefined : handler(request, response, next));
      await this.run(work).catch(async (error) => {
        // A client that is still sending would not read the response.
        if (error instanceof HttpError && error.code === BUSY) await discardBody(request);
        throw error;
      });
    };
  }

  /** Middleware: a request counts until its response is closed. */
  readonly whileOpen: RequestHandler = this.around(async (_request, response, next) => {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    response.once('close', resolve);
    next();
    await closed;
  });

  #schedule(): void {
    if (this.#isScheduled || this.#queue.length === 0 || this.#running >= this.#limits.atOnce) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#running += 1;
      this.#queue.shift()?.();
      this.#schedule();
    });
  }
}

export function busy(reason = 'too many requests of this kind are being answered'): HttpError {
  return new HttpError(503, BUSY, `The service is busy, try again: ${reason}.`, { 'retry-after': '1' });
}
