/** The output of a line queue. */
export interface Destination {
  /**
   * Writes lines in their order; if it writes fewer without an error, it is called again with the rest. Without lines
   * it probes the output. Never rejects. An incomplete line is truncated, or ended before the next one.
   */
  write: (lines: readonly Buffer[]) => Promise<Written>;
  close: () => Promise<void>;
}

export interface Written {
  /** Number of complete lines. */
  lines: number;
  error?: unknown;
}

export interface LineQueueEvents {
  /** Called once an outage: the output fails, or is too slow. */
  onOutage: (error: unknown) => void;
  /** Called at the end of an outage, with the number of lost lines. */
  onRecovery: (lost: number) => void;
}

interface Waiting {
  bytes: Buffer;
  /** True if it may wait for the end of an outage. */
  patient: boolean;
  settle: (error?: Error) => void;
}

/** Maximum bytes in the queue. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Share of the queue for expendable lines. */
const EXPENDABLE = 1 / 4;

/** A write costs far more than a line: after each, lines are batched for this time, or up to this size. */
const BATCH = { milliseconds: 5, bytes: 64 * 1024 };

/** Milliseconds between two attempts in an outage, with exponential backoff. */
const PAUSE = { first: 100, longest: 5000 };

/**
 * Writes lines in batches, in the background: a slow, full or missing output blocks nothing, and memory stays bounded.
 */
export class LineQueue {
  /** The error of the current outage. */
  problem: unknown;
  /** Lines lost in the current outage. */
  lost = 0;

  readonly #destination: Destination;
  readonly #events: LineQueueEvents;
  readonly #maxBytes: number;
  #waiting: Waiting[] = [];
  #bytes = 0;
  #writing: Promise<void> | undefined;
  /** Runs while lines are batched, and between two attempts in an outage. */
  #timer: NodeJS.Timeout | undefined;
  #pause = PAUSE.first;
  #closed = false;

  constructor(destination: Destination, events: LineQueueEvents, maxBytes = MAX_BYTES) {
    this.#destination = destination;
    this.#events = events;
    this.#maxBytes = maxBytes;
  }

  /** Queues a line, also over an outage. */
  append(line: string, onSettled: (error?: Error) => void = () => undefined): void {
    this.#add({ bytes: Buffer.from(line), patient: true, settle: onSettled });
    if (this.#timer === undefined) this.#start();
  }

  /** Queues a line if there is plenty of room; otherwise it counts as lost. */
  appendExpendable(line: string): void {
    if (this.#bytes <= this.#maxBytes * EXPENDABLE) {
      this.append(line);
      return;
    }
    this.#enterOutage(this.#tooSlow());
    this.lost += 1;
  }

  /** Writes a line now: rejects if that fails, and does not retry. */
  appendNow(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: Error) => (error === undefined ? resolve() : reject(error));
      this.#add({ bytes: Buffer.from(line), patient: false, settle });
      this.#start();
    });
  }

  /** Tests the output before the first line. */
  async probe(): Promise<void> {
    this.#start();
    await this.#writing;
  }

  /** Writes the queued lines for at most `grace` milliseconds, and drops the rest. */
  async close(grace: number): Promise<void> {
    this.#closed = true;
    if (this.#waiting.length > 0) this.#start();
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, grace);
    await Promise.race([this.#finish(), late.promise]);
    clearTimeout(timer);
    this.#settle(this.#waiting.splice(0), new Error('the process ends'));
  }

  async #finish(): Promise<void> {
    await this.#writing;
    await this.#destination.close();
  }

  #add(line: Waiting): void {
    const full = this.#bytes + line.bytes.length > this.#maxBytes;
    if (full) this.#enterOutage(this.#tooSlow());
    if (full || this.#closed) {
      this.lost += 1;
      line.settle(new Error(full ? 'too many lines wait to be written' : 'the process ends'));
    } else {
      this.#waiting.push(line);
      this.#bytes += line.bytes.length;
    }
  }

  #start(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing ??= this.#writeAll();
  }

  async #writeAll(): Promise<void> {
    let failed = false;
    let written = 0;
    do {
      const batch = this.#nextBatch();
      const { lines, error } = await this.#destination.write(batch);
      written += lines;
      this.#settle(this.#waiting.splice(0, lines));
      failed = error !== undefined;
      if (failed) this.#fail(error);
      else if (batch.length > 0) this.#recover();
    } while (!failed && this.#isUrgent());
    // In the same turn as the last check of the queue, so that no line is missed.
    this.#writing = undefined;
    if (!failed && written > 0) this.#batchLater();
  }

  /** True to write without a pause. */
  #isUrgent(): boolean {
    if (this.#closed) return this.#waiting.length > 0;
    return this.#bytes >= BATCH.bytes || this.#waiting.some(({ patient }) => !patient);
  }

  #batchLater(): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#waiting.length > 0) this.#start();
    }, BATCH.milliseconds).unref();
  }

  #nextBatch(): Buffer[] {
    const batch: Buffer[] = [];
    let bytes = 0;
    for (const line of this.#waiting) {
      if (batch.length > 0 && bytes + line.bytes.length > BATCH.bytes) break;
      batch.push(line.bytes);
      bytes += line.bytes.length;
    }
    return batch;
  }

  /** Rejects lines that have to be written now; the others wait for the next attempt. */
  #fail(error: unknown): void {
    this.#enterOutage(error);
    const impatient = this.#waiting.filter(({ patient }) => !patient);
    this.#waiting = this.#waiting.filter(({ patient }) => patient);
    this.#settle(impatient, error instanceof Error ? error : new Error(String(error)));
    if (this.#closed || this.#waiting.length === 0) return;
    this.#timer = setTimeout(() => this.#start(), this.#pause).unref();
    this.#pause = Math.min(this.#pause * 2, PAUSE.longest);
  }

  #tooSlow(): Error {
    return new Error(`it is too slow: ${this.#waiting.length} lines wait`);
  }

  #enterOutage(error: unknown): void {
    const begins = this.problem === undefined;
    this.problem = error;
    if (begins) this.#events.onOutage(error);
  }

  #recover(): void {
    this.#pause = PAUSE.first;
    // If lines arrive faster than they are written, the outage ends when the queue is empty.
    if (this.problem === undefined || this.#waiting.length > 0) return;
    const lost = this.lost;
    this.problem = undefined;
    this.lost = 0;
    this.#events.onRecovery(lost);
  }

  #settle(lines: readonly Waiting[], error?: Error): void {
    for (const { bytes, settle } of lines) {
      this.#bytes -= bytes.length;
      if (error !== undefined) this.lost += 1;
      settle(error);
    }
  }
}
