/** The result of work that exceeded the deadline. */
export const LATE = Symbol('late');

/** Time limit of one call, shared by everything that is done for it. */
export class Deadline {
  /** By the clock of `performance.now`. */
  readonly end: number;
  /** The whole limit. */
  readonly milliseconds: number;

  /** @param milliseconds from now */
  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
    this.end = performance.now() + milliseconds;
  }

  /** Milliseconds since the start. */
  get elapsed(): number {
    return this.milliseconds - (this.end - performance.now());
  }

  /** Result of the work, or LATE. Late work continues; its result and its rejection are ignored. */
  within<T>(work: Promise<T>): Promise<T | typeof LATE> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, Math.max(0, this.end - performance.now()), LATE);
      const settle =
        <V>(how: (value: V) => void) =>
        (value: V) => {
          clearTimeout(timer);
          how(value);
        };
      work.then(settle(resolve), settle(reject));
    });
  }
}
