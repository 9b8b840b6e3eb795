/** The places for requests that are decided at once. */
export class InFlight {
  #taken = 0;
  readonly #most: number;
  readonly #onChange: ((taken: number) => void) | undefined;

  constructor(most: number, onChange?: (taken: number) => void) {
    this.#most = most;
    this.#onChange = onChange;
  }

  /** Takes a place, and gives what frees it; undefined where none is left. */
  enter(): (() => void) | undefined {
    if (this.#taken >= this.#most) return undefined;
    this.#change(1);
    return () => this.#change(-1);
  }

  #change(by: 1 | -1): void {
    this.#taken += by;
    this.#onChange?.(this.#taken);
  }
}
