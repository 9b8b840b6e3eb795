/** The turn of the event loop that is under way. */
export class Turn {
  #end: Promise<void> | undefined;

  /** Resolves once all that has arrived in this turn has been taken in, for all who wait for it in one go. */
  end(): Promise<void> {
    this.#end ??= new Promise((resolve) => {
      setImmediate(() => {
        this.#end = undefined;
        resolve();
      });
    });
    return this.#end;
  }
}
