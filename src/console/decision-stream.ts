import type { ServerResponse } from 'node:http';
import { HttpError } from '../http/http-error.ts';
import type { DecisionsEvent } from './api.ts';
import type { Recent } from './recent-decisions.ts';

/** Milliseconds between two batches, and between two signs of life. */
const PACE = { batch: 250, heartbeat: 15_000 };

/** Open pages; decisions in a batch; bytes that wait for one that reads slowly; shadow rules that are told of. */
export const STREAM_LIMITS = { pages: 20, batch: 250, waiting: 1024 * 1024, shadow: 100 };

export interface DecisionStreamDependencies {
  /** The last decisions, after one that is known by its number. Only asked while a page is open. */
  recent: (after: number) => Recent | Promise<Recent>;
  /** What turning each shadow rule on would have changed. */
  shadow: () => readonly object[] | Promise<readonly object[]>;
  pace?: Partial<typeof PACE>;
}

/**
 * Sends decisions to open pages as they happen, as server-sent events
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html). Where no page is open, nothing is done.
 */
export class DecisionStream {
  readonly #dependencies: DecisionStreamDependencies;
  readonly #pace: typeof PACE;
  /** Open pages, each with the number of the last decision that it was told; undefined before its backlog. */
  readonly #pages = new Map<ServerResponse, number | undefined>();
  #timer: NodeJS.Timeout | undefined;
  /** Milliseconds for which nothing was sent. */
  #quiet = 0;
  #closed = false;

  constructor(dependencies: DecisionStreamDependencies) {
    this.#dependencies = dependencies;
    this.#pace = { ...PACE, ...dependencies.pace };
  }

  /** How many pages are open. */
  get pages(): number {
    return this.#pages.size;
  }

  /** Rejects with an HttpError where there are too many pages already. */
  async open(page: ServerResponse): Promise<void> {
    if (this.#closed || this.#pages.size >= STREAM_LIMITS.pages)
      throw new HttpError(503, 'too-many-pages', `${STREAM_LIMITS.pages} pages watch already.`, {
        'retry-after': '10',
      });
    this.#pages.set(page, undefined);
    page.once('close', () => this.#pages.delete(page));
    // Once it has ended there is nothing to wait for on its connection.
    page.shouldKeepAlive = false;
    page.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    await this.#send('backlog', await this.#dependencies.recent(0), [page]);
    this.#schedule();
  }

  /** Ends all pages; nobody has to wait for them. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const page of this.#pages.keys()) page.end();
  }

  #schedule(): void {
    if (this.#closed || this.#pages.size === 0) return;
    this.#timer ??= setTimeout(() => void this.#tick(), this.#pace.batch).unref();
  }

  async #tick(): Promise<void> {
    try {
      this.#quiet += this.#pace.batch;
      // Mostly all pages have been told the same.
      const groups = Map.groupBy(this.#pages.keys(), (page) => this.#pages.get(page));
      for (const [told, pages] of groups) {
        if (told === undefined) continue;
        const recent = await this.#dependencies.recent(told);
        if (recent.last > told) await this.#send('decisions', recent, pages);
      }
      if (this.#quiet >= this.#pace.heartbeat) this.#beat();
    } catch {
      // Who was asked did not answer, and may the next time.
    } finally {
      this.#timer = undefined;
      this.#schedule();
    }
  }

  /** A comment, by which both sides notice a connection that is gone. */
  #beat(): void {
    this.#quiet = 0;
    for (const page of this.#pages.keys()) write(page, ': still here\n\n');
  }

  async #send(event: string, { decisions, totals, last }: Recent, pages: ServerResponse[]): Promise<void> {
    const shadow = await this.#dependencies.shadow();
    const told: DecisionsEvent = {
      // Of a busy service the newest; the numbers say how many are missing.
      decisions: event === 'backlog' ? decisions : decisions.slice(-STREAM_LIMITS.batch),
      totals,
      shadow: shadow.slice(0, STREAM_LIMITS.shadow),
    };
    const text = `event: ${event}\ndata: ${JSON.stringify(told)}\n\n`;
    this.#quiet = 0;
    for (const page of pages.filter((one) => this.#pages.has(one))) {
      this.#pages.set(page, last);
      write(page, text);
    }
  }
}

/** Who does not read is let go: it can come back, and what waits for it is not kept. */
function write(page: ServerResponse, text: string): void {
  if (page.writableLength > STREAM_LIMITS.waiting) page.destroy();
  else if (!page.writableEnded) page.write(text);
}
