import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../diagnostics/error-message.ts';
import type { LoaderClient } from './loader-client.ts';
import type { KeepTask } from './worker/rule-loader.ts';

/** Milliseconds for which `close` waits. */
const GRACE = 2000;

/** A rule set that went live, and the loader that has read it. */
export interface WriteTask extends Omit<KeepTask, 'place'> {
  loader: Pick<LoaderClient, 'keep' | 'stop'>;
}

/** Writes each rule set that goes live as last known good, one after the other, while requests are handled. */
export class LastKnownGoodWriter {
  /** The reason why the last write failed; undefined if it did not. */
  problem: string | undefined;
  readonly #place: string;
  readonly #onError: (error: unknown) => void;
  #next: WriteTask | undefined;
  #idle: Promise<void> = Promise.resolve();

  constructor(place: string, onError: (error: unknown) => void) {
    this.#place = place;
    this.#onError = onError;
  }

  /** Of several tasks that wait only the newest is done. The writer stops the loader. Never throws. */
  keep(task: WriteTask): void {
    void this.#next?.loader.stop().catch(() => undefined);
    this.#next = task;
    this.#idle = this.#idle.then(() => this.#write());
  }

  /** Resolves when nothing is left to be written, or after two seconds. */
  async close(): Promise<void> {
    await Promise.race([this.#idle, wait(GRACE, undefined, { ref: false })]);
  }

  async #write(): Promise<void> {
    if (this.#next === undefined) return;
    const { loader, version, time } = this.#next;
    this.#next = undefined;
    try {
      await loader.keep({ place: this.#place, version, time });
      this.problem = undefined;
    } catch (error) {
      this.problem = messageOf(error);
      this.#onError(error);
    }
    await loader.stop().catch(() => undefined);
  }
}
