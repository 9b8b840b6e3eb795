/** Where lines end up. */
export interface Destination {
  /**
   * Writes lines, each with its end, from the first on; fewer than given without an error means: call again with the
   * rest. Without a line it finds out whether it could. Never rejects. A line that failed half-way is taken back, or
   * ended before the next one.
   */
  write: (lines: readonly Buffer[]) => Promise<Written>;
  close: () => Promise<void>;
}

export interface Written {
  /** How many of the lines stand there whole. */
  lines: number;
  error?: unknown;
}

export interface LineQueueEvents {
  /** Once an outage: nothing can be written, or not as fast as it comes. */
  onOutage: (error: unknown) => void;
  /** The outage is over; so many lines were lost in it. */
  onRecovery: (lost: number) => void;
}

interface Waiting {
  bytes: Buffer;
  /** Whether it waits for the end of an outage. */
  patient: boolean;
  settle: (error?: Error) => void;
}

/** Bytes that may wait to be written. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The part of it up to which lines that can be done without may wait. */
const EXPENDABLE = 1 / 4;

/**
 * A write costs many times a line: after each, lines are batched for this time, unless somebody waits for one, and up to
 * this size.
 */
const BATCH = { milliseconds: 5, bytes: 64 * 1024 };

/** Milliseconds between two attempts in an outage, from the first to the longest. */
const PAUSE = { first: 100, longest: 5000 };

/**
 * Lines on their way to a destination, written one batch after another beside whatever else the process does: a
 * destination that is slow, full or gone holds nobody up, and takes no more memory than this.
 */
export class LineQueue {
  /** What an outage is about; undefined while lines are written. */
  problem: unknown;
  /** Lines that this outage has cost so far. */
  lost = 0;

  readonly #destination: Destination;
  readonly #events: LineQueueEvents;
  readonly #mostBytes: number;
  #waiting: Waiting[] = [];
  #bytes = 0;
  #writing: Promise<void> | undefined;
  /** Runs while lines gather, and between two attempts in an outage. */
  #timer: NodeJS.Timeout | undefined;
  #pause = PAUSE.first;
  #closed = false;

  constructor(destination: Destination, events: LineQueueEvents, mostBytes = MOST_BYTES) {
    this.#destination = destination;
    this.#events = events;
    this.#mostBytes = mostBytes;
  }

  /** Writes a line, also after an outage; `onSettled` hears that it was written, or why it was given up. */
  append(line: string, onSettled: (error?: Error) => void = () => undefined): void {
    this.#add({ bytes: Buffer.from(line), patient: true, settle: onSettled });
    if (this.#timer === undefined) this.#start();
  }

  /** Writes a line unless others need the room; one that is left out is lost as in an outage, and counted. */
  appendExpendable(line: string): void {
    if (this.#bytes <= this.#mostBytes * EXPENDABLE) {
      this.append(line);
      return;
    }
    this.#enterOutage(this.#tooSlow());
    this.lost += 1;
  }

  /** Writes a line now: resolves when it is written, rejects when it cannot be; it is then not written later. */
  appendNow(line: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: Error) => (error === undefined ? resolve() : reject(error));
      this.#add({ bytes: Buffer.from(line), patient: false, settle });
      this.#start();
    });
  }

  /** Finds out whether lines can be written, before the first one comes. */
  async probe(): Promise<void> {
    this.#start();
    await this.#writing;
  }

  /** Writes what waits, for at most `grace` milliseconds; what is left then is given up. */
  async close(grace: number): Promise<void> {
    this.#closed = true;
    if (this.#waiting.length > 0) this.#start();
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, grace);
    await Promise.race([this.#finish(), late.promise]);
    clearTimeout(timer);
    this.#giveUp(this.#waiting.splice(0), 'the process ends');
  }

  async #finish(): Promise<void> {
    await this.#writing;
    await this.#destination.close();
  }

  #add(line: Waiting): void {
    const full = this.#bytes + line.bytes.length > this.#mostBytes;
    if (full) this.#enterOutage(this.#tooSlow());
    if (full || this.#closed) {
      this.#giveUp([line], full ? 'too many lines wait to be written' : 'the process ends');
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
    } while (!failed && this.#isPressing());
    // In the same turn as the last look at what waits, so that no line falls between the two.
    this.#writing = undefined;
    if (!failed && written > 0) this.#gather();
  }

  /** Whether what waits is to be written without a pause. */
  #isPressing(): boolean {
    if (this.#closed) return this.#waiting.length > 0;
    return this.#bytes >= BATCH.bytes || this.#waiting.some(({ patient }) => !patient);
  }

  #gather(): void {
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

  /** Who waits for a line hears of it; the others wait for the next attempt. */
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
    // Where lines come faster than they are written, it is over when all of them are.
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

  #giveUp(lines: readonly Waiting[], why: string): void {
    for (const { settle } of lines) {
      this.lost += 1;
      settle(new Error(why));
    }
  }
}
