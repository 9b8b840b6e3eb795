import { messageOf } from '../diagnostics/error-message.ts';
import type { KeepTask } from './loader.ts';
import type { LoaderClient } from './loader-client.ts';

/** A generation that went live, and the thread that has read it. */
export interface WriteResult extends Omit<KeepTask, 'place'> {
  examiner: Pick<LoaderClient, 'keep' | 'stop'>;
}

/** Keeps what goes live, one generation after the other, beside the answering of requests. */
export class LastKnownGoodWriter {
  /** Why what is live is not kept; undefined where it is. */
  problem: string | undefined;
  readonly #place: string;
  readonly #onError: (error: unknown) => void;
  #next: WriteResult | undefined;
  #running: Promise<void> | undefined;

  constructor(place: string, onError: (error: unknown) => void) {
    this.#place = place;
    this.#onError = onError;
  }

  /** Of several that wait only the newest is kept. From here on the thread is the keeper's, which ends it. Never throws. */
  keep(generation: WriteResult): void {
    void this.#next?.examiner.stop().catch(() => undefined);
    this.#next = generation;
    this.#running ??= this.#work();
  }

  /** Resolves when nothing is left to be kept. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #work(): Promise<void> {
    for (let next = this.#take(); next !== undefined; next = this.#take()) {
      const { examiner, version, time } = next;
      try {
        await examiner.keep({ place: this.#place, version, time });
        this.problem = undefined;
      } catch (error) {
        this.problem = messageOf(error);
        this.#onError(error);
      }
      await examiner.stop().catch(() => undefined);
    }
    this.#running = undefined;
  }

  #take(): WriteResult | undefined {
    const next = this.#next;
    this.#next = undefined;
    return next;
  }
}
