import { messageOf } from '../diagnostics/error-message.ts';
import type { LoaderClient } from './loader-client.ts';
import type { KeepTask } from './loader-worker.ts';

/** A rule set that went live, and the loader that has read it. */
export interface WriteTask extends Omit<KeepTask, 'place'> {
  loader: Pick<LoaderClient, 'keep' | 'stop'>;
}

/** Writes each rule set that goes live as last known good, one after the other, beside the answering of requests. */
export class LastKnownGoodWriter {
  /** The reason why the last write failed; undefined if it did not. */
  problem: string | undefined;
  readonly #place: string;
  readonly #onError: (error: unknown) => void;
  #next: WriteTask | undefined;
  #running: Promise<void> | undefined;

  constructor(place: string, onError: (error: unknown) => void) {
    this.#place = place;
    this.#onError = onError;
  }

  /** Of several tasks that wait only the newest is done. The writer stops the loader. Never throws. */
  keep(task: WriteTask): void {
    void this.#next?.loader.stop().catch(() => undefined);
    this.#next = task;
    this.#running ??= this.#work();
  }

  /** Resolves when nothing is left to be written. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #work(): Promise<void> {
    for (let next = this.#take(); next !== undefined; next = this.#take()) {
      const { loader, version, time } = next;
      try {
        await loader.keep({ place: this.#place, version, time });
        this.problem = undefined;
      } catch (error) {
        this.problem = messageOf(error);
        this.#onError(error);
      }
      await loader.stop().catch(() => undefined);
    }
    this.#running = undefined;
  }

  #take(): WriteTask | undefined {
    const next = this.#next;
    this.#next = undefined;
    return next;
  }
}
