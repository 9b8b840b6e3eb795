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
  readonly #pages = new Set<ServerResponse>();
  #timer: NodeJS.Timeout | undefined;
  #sent = 0;
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

  /** Throws an HttpError where there are too many pages already. */
  async open(response: ServerResponse): Promise<void> {
    if (this.#closed || this.#pages.size >= STREAM_LIMITS.pages)
      throw new HttpError(503, 'too-many-pages', `${STREAM_LIMITS.pages} pages watch already.`, {
        'retry-after': '10',
      });
    this.#pages.add(response);
    response.once('close', () => this.#leave(response));
    // Once it has ended there is nothing to wait for on its connection.
    response.shouldKeepAlive = false;
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    const recent = await this.#dependencies.recent(0);
    // The next batch may tell again what this page has: it knows decisions by their numbers.
    if (this.#timer === undefined) this.#sent = recent.last;
    await this.#send('backlog', recent, [response]);
    this.#schedule();
  }

  /** Ends all pages; nobody has to wait for them. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const page of this.#pages) page.end();
  }

  #leave(page: ServerResponse): void {
    this.#pages.delete(page);
    if (this.#pages.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    if (this.#closed || this.#pages.size === 0) return;
    this.#timer ??= setTimeout(() => void this.#tick(), this.#pace.batch).unref();
  }

  async #tick(): Promise<void> {
    try {
      const recent = await this.#dependencies.recent(this.#sent);
      if (recent.last > this.#sent) {
        this.#sent = recent.last;
        await this.#send('decisions', recent, this.#pages);
      } else this.#beat();
    } catch {
      // Who was asked did not answer, and may the next time.
    } finally {
      this.#timer = undefined;
      this.#schedule();
    }
  }

  /** A comment, by which both sides notice a connection that is gone. */
  #beat(): void {
    this.#quiet += this.#pace.batch;
    if (this.#quiet < this.#pace.heartbeat) return;
    this.#quiet = 0;
    for (const page of this.#pages) write(page, ': still here\n\n');
  }

  async #send(event: string, { decisions, totals }: Recent, pages: Iterable<ServerResponse>): Promise<void> {
    const shadow = await this.#dependencies.shadow();
    const told: DecisionsEvent = {
      // Of a busy service the newest; the numbers say how many are missing.
      decisions: event === 'backlog' ? decisions : decisions.slice(-STREAM_LIMITS.batch),
      totals,
      shadow: shadow.slice(0, STREAM_LIMITS.shadow),
    };
    const text = `event: ${event}\ndata: ${JSON.stringify(told)}\n\n`;
    this.#quiet = 0;
    for (const page of pages) write(page, text);
  }
}

/** Who does not read is let go: it can come back, and what waits for it is not kept. */
function write(page: ServerResponse, text: string): void {
  if (page.writableLength > STREAM_LIMITS.waiting) page.destroy();
  else if (!page.writableEnded) page.write(text);
}
