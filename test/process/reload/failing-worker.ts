import { setTimeout as wait } from 'node:timers/promises';
import { serveWorker } from '../../../src/reload/worker-rpc.ts';

/** The functions of a worker, most of which fail. */
export class FailingFunctions {
  readonly #onStep: () => void;

  constructor(onStep: () => void) {
    this.#onStep = onStep;
  }

  echo<Value>(value: Value): Value {
    return value;
  }

  hang(): void {
    for (;;);
  }

  exit(code: number): void {
    process.exit(code);
  }

  fail(message: string): void {
    throw new RangeError(message);
  }

  result(): unknown {
    return { call: () => undefined };
  }

  error(): void {
    throw () => undefined;
  }

  /** Takes longer than each pause between two of its steps. */
  async steps({ count, pause }: { count: number; pause: number }): Promise<number> {
    for (let step = 0; step < count; step += 1) {
      await wait(pause);
      this.#onStep();
    }
    return count;
  }
}

serveWorker(({ onStep }) => new FailingFunctions(onStep));
