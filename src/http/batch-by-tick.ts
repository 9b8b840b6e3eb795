/** More requests at once would outlive a garbage collection, which costs more than the batch saves. */
const MAX_BATCH = 4;

interface Batch {
  count: number;
  ended: Promise<void>;
  end: () => void;
}

/**
 * Batches the requests that arrive in one turn of the event loop, so that their responses are written together: a write
 * that wakes a client on the same machine costs several times as much as the next one.
 *
 * Without it a request takes a third more CPU time: docs/performance.md.
 */
export class TickBatch {
  #batch: Batch | undefined;

  /** Resolves at the end of this turn, or when the batch is full; for all of its requests at once. */
  end(): Promise<void> {
    this.#batch ??= this.#start();
    const { ended, end } = this.#batch;
    this.#batch.count += 1;
    if (this.#batch.count >= MAX_BATCH) end();
    return ended;
  }

  #start(): Batch {
    const { promise, resolve } = Promise.withResolvers<void>();
    const end = () => {
      clearImmediate(turn);
      this.#batch = undefined;
      resolve();
    };
    const turn = setImmediate(end);
    return { count: 0, ended: promise, end };
  }
}
