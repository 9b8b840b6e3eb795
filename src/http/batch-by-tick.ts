/** Of more, too much would be alive at once: what outlives a collection of garbage costs the most of it. */
const MOST_TOGETHER = 4;

/** Those who go on together. */
interface Group {
  count: number;
  gone: Promise<void>;
  go: () => void;
}

/** The turn of the event loop that is under way. */
export class TickBatch {
  #group: Group | undefined;

  /** Resolves once all that has arrived in this turn has been taken in, or a few wait: for all of them in one go. */
  end(): Promise<void> {
    this.#group ??= this.#gather();
    const { gone, go } = this.#group;
    this.#group.count += 1;
    if (this.#group.count >= MOST_TOGETHER) go();
    return gone;
  }

  #gather(): Group {
    const { promise, resolve } = Promise.withResolvers<void>();
    const go = () => {
      clearImmediate(end);
      this.#group = undefined;
      resolve();
    };
    const end = setImmediate(go);
    return { count: 0, gone: promise, go };
  }
}
