import type { ServerResponse } from 'node:http';
import { HttpError } from '../http/http-error.ts';
import type { DecisionsEvent } from './api.ts';
import type { Recent } from './recent-decisions.ts';

/** Milliseconds between two batches, and between two heartbeats. */
const PACE = { batch: 250, heartbeat: 15_000 };

/** Limits: open pages; decisions in a batch; bytes buffered for a slow page; shadow rules in an event. */
export const STREAM_LIMITS = { pages: 20, batch: 250, waiting: 1024 * 1024, shadow: 100 };

export interface DecisionStreamDependencies {
  /** The decisions after a number. Called while a page is open only. */
  recent: (after: number) => Recent | Promise<Recent>;
  /** The effects of enforcing each shadow rule. */
  shadow: () => readonly object[] | Promise<readonly object[]>;
  pace?: Partial<typeof PACE>;
}

/**
 * Sends decisions to open pages as they are made, as server-sent events. Idle while no page is open.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class DecisionStream {
  readonly #dependencies: DecisionStreamDependencies;
  readonly #pace: typeof PACE;
  /** Open pages, each with the number of the last decision that was sent to it; undefined before its backlog. */
  readonly #pages = new Map<ServerResponse, number | undefined>();
  #timer: NodeJS.Timeout | undefined;
  /** Milliseconds since the last event. */
  #quiet = 0;
  #closed = false;

  constructor(dependencies: DecisionStreamDependencies) {
    this.#dependencies = dependencies;
    this.#pace = { ...PACE, ...dependencies.pace };
  }

  /** The number of open pages. */
  get pages(): number {
    return this.#pages.size;
  }

  /** Opens a stream. Rejects with an HttpError if too many pages are open. */
  async open(page: ServerResponse): Promise<void> {
    if (this.#closed || this.#pages.size >= STREAM_LIMITS.pages) {
      const message = `At most ${STREAM_LIMITS.pages} pages can watch decisions.`;
      throw new HttpError(503, 'too-many-pages', message, { 'retry-after': '10' });
    }
    this.#pages.set(page, undefined);
    page.once('close', () => this.#pages.delete(page));
    // The connection is closed when the stream ends.
    page.shouldKeepAlive = false;
    page.writeHead(200, { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    await this.#send('backlog', await this.#dependencies.recent(0), [page]);
    this.#schedule();
  }

  /** Ends all streams. */
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
      // Most pages have received the same decisions.
      const groups = Map.groupBy(this.#pages.keys(), (page) => this.#pages.get(page));
      for (const [sent, pages] of groups) {
        if (sent === undefined) continue;
        const recent = await this.#dependencies.recent(sent);
        if (recent.last > sent) await this.#send('decisions', recent, pages);
      }
      if (this.#quiet >= this.#pace.heartbeat) this.#beat();
    } catch {
      // The next tick tries again.
    } finally {
      this.#timer = undefined;
      this.#schedule();
    }
  }

  /** Sends a comment, so that both sides notice a broken connection. */
  #beat(): void {
    this.#quiet = 0;
    for (const page of this.#pages.keys()) write(page, ': still here\n\n');
  }

  async #send(event: string, { decisions, totals, last }: Recent, pages: ServerResponse[]): Promise<void> {
    const shadow = await this.#dependencies.shadow();
    const data: DecisionsEvent = {
      // The newest ones; gaps in the numbers show how many are missing.
      decisions: event === 'backlog' ? decisions : decisions.slice(-STREAM_LIMITS.batch),
      totals,
      shadow: shadow.slice(0, STREAM_LIMITS.shadow),
    };
    const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
    this.#quiet = 0;
    for (const page of pages.filter((one) => this.#pages.has(one))) {
      this.#pages.set(page, last);
      write(page, text);
    }
  }
}

/** Disconnects a page that does not read, so that its buffer stays bounded; it can reconnect. */
function write(page: ServerResponse, text: string): void {
  if (page.writableLength > STREAM_LIMITS.waiting) page.destroy();
  else if (!page.writableEnded) page.write(text);
}
