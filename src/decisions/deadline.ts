/** What work came to that was not done in time. */
export const LATE = Symbol('late');

/** The end of one request's time: everything that is done for it shares what is left. */
export class Deadline {
  readonly #end: number;

  /** @param milliseconds from now */
  constructor(milliseconds: number) {
    this.#end = performance.now() + milliseconds;
  }

  /** Milliseconds; 0 once it has passed. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }

  /** What the work comes to, or LATE. Late work goes on, and nobody hears what becomes of it, a rejection neither. */
  within<T>(work: Promise<T>): Promise<T | typeof LATE> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, this.left, LATE);
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
