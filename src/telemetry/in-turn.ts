import type { Destination } from './line-queue.ts';

/** One destination for several queues: a write begins when the one before has ended. */
export function inTurn(destination: Destination): Destination {
  // A destination never rejects.
  let last: Promise<unknown> = Promise.resolve();
  const next = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = last.then(work);
    last = done;
    return done;
  };
  return {
    write: (lines) => next(() => destination.write(lines)),
    close: () => next(() => destination.close()),
  };
}
