import { messageOf } from '../diagnostics/thrown.ts';
import { type Generation, keepGeneration } from './last-good.ts';

/** Keeps what goes live, one generation after the other, beside the answering of requests. */
export class Keeper {
  /** Why what is live is not kept; undefined where it is. */
  problem: string | undefined;
  readonly #place: string;
  readonly #onError: (error: unknown) => void;
  #next: Generation | undefined;
  #running: Promise<void> | undefined;

  constructor(place: string, onError: (error: unknown) => void) {
    this.#place = place;
    this.#onError = onError;
  }

  /** Of several that wait only the newest is kept. Never throws. */
  keep(generation: Generation): void {
    this.#next = generation;
    this.#running ??= this.#work();
  }

  /** Resolves when nothing is left to be kept. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #work(): Promise<void> {
    for (let next = this.#take(); next !== undefined; next = this.#take()) {
      try {
        await keepGeneration(this.#place, next);
        this.problem = undefined;
      } catch (error) {
        this.problem = messageOf(error);
        this.#onError(error);
      }
    }
    this.#running = undefined;
  }

  #take(): Generation | undefined {
    const next = this.#next;
    this.#next = undefined;
    return next;
  }
}
