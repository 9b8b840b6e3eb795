/** More requests at once would outlive a garbage collection, which costs more than the batch saves. */
const MAX_BATCH = 4;

/**
 * Batches the requests that arrive in one turn of the event loop, so that their responses are written together: a write
 * that wakes a client on the same machine costs several times as much as the next one.
 *
 * Without it a request takes a third more CPU time: docs/performance.md.
 */
export class TickBatch {
  #batch = Promise.withResolvers<void>();
  #count = 0;
  #turn: NodeJS.Immediate | undefined;

  /** Resolves at the end of this turn, or when the batch is full; for all of its requests at once. */
  end(): Promise<void> {
    const { promise } = this.#batch;
    this.#count += 1;
    if (this.#count === 1) this.#turn = setImmediate(() => this.#end());
    if (this.#count >= MAX_BATCH) this.#end();
    return promise;
  }

  #end(): void {
    clearImmediate(this.#turn);
    this.#batch.resolve();
    this.#batch = Promise.withResolvers();
    this.#count = 0;
  }
}
