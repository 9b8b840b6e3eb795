import { extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../diagnostics/error-message.ts';
import { busy } from '../http/concurrency-limit.ts';
import { HttpError } from '../http/http-error.ts';
import { WorkerClient } from '../reload/worker-rpc.ts';
import type { ConsoleTasks } from './console-tasks.ts';

/**
 * Limits of one question: milliseconds of processor time (`time`) and of real time (`patience`), and MiB of memory. Number
 * of waiting questions (`waiting`), and milliseconds without questions after which the worker is stopped (`quiet`).
 */
const LIMITS = { time: 10_000, patience: 120_000, memory: 512, waiting: 20, quiet: 180_000 };

/** Milliseconds between two checks of a question that is nearly at its limit. */
const SHORTEST_PAUSE = 50;

/** Priority below that of the main thread, which answers hook calls. */
const NICENESS = 10;

const RETRY = { 'retry-after': '1' };

const WORKER = new URL(`./console-worker${extname(import.meta.url)}`, import.meta.url);

export interface ConsoleWorkerOptions {
  limits?: Partial<typeof LIMITS>;
  /** Replaced by tests that let it fail. */
  program?: URL;
}

/**
 * The client of the console's worker, which keeps slow work off the main thread. The worker is started with the first
 * question, stopped when idle, and restarted after a failure.
 */
export class ConsoleWorkerClient {
  readonly #limits: typeof LIMITS;
  readonly #program: URL;
  #worker: WorkerClient<ConsoleTasks> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #quiet: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ limits = {}, program = WORKER }: ConsoleWorkerOptions = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#program = program;
  }

  /** True while there is a worker. */
  get isOpen(): boolean {
    return this.#worker !== undefined;
  }

  /**
   * Asks one question after the other. Rejects with an HttpError.
   *
   * @param wanted  called before the question is asked; false if the client has closed the connection
   */
  async ask<Result>(
    question: (worker: WorkerClient<ConsoleTasks>) => Promise<Result>,
    wanted: () => boolean = () => true,
  ): Promise<Result> {
    const { waiting } = this.#limits;
    if (this.#waiting >= waiting) throw busy(`${waiting} questions are waiting already`);
    this.#waiting += 1;
    const answer = this.#last.then(() => this.#answer(question, wanted));
    this.#last = answer.catch(() => undefined);
    try {
      return await answer;
    } finally {
      this.#waiting -= 1;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#quiet);
    await this.#stop();
  }

  async #answer<Result>(
    question: (worker: WorkerClient<ConsoleTasks>) => Promise<Result>,
    wanted: () => boolean,
  ): Promise<Result> {
    const { time, memory, quiet } = this.#limits;
    const answered = new AbortController();
    if (this.#closed || !wanted())
      throw new HttpError(503, 'workbench-given-up', 'the client has closed the connection.', RETRY);
    clearTimeout(this.#quiet);
    this.#worker ??= new WorkerClient({ program: this.#program, memory, niceness: NICENESS });
    try {
      void this.#endIfSlow(this.#worker, answered.signal);
      return await question(this.#worker);
    } catch (error) {
      await this.#stop();
      const limits = `${time / 1000} s of processor time, ${memory} MiB`;
      const message = `the console worker failed (limits: ${limits}): ${messageOf(error)}.`;
      throw new HttpError(503, 'workbench-failed', message, RETRY);
    } finally {
      answered.abort();
      if (!this.#closed) this.#quiet = setTimeout(() => void this.#stop(), quiet).unref();
    }
  }

  /**
   * Stops a worker that exceeds the limits of a question. Its processor time counts, because its priority is low: on a busy
   * machine it may wait longer than it works.
   */
  async #endIfSlow(worker: WorkerClient<ConsoleTasks>, answered: AbortSignal): Promise<void> {
    const { time, patience } = this.#limits;
    const end = performance.now() + patience;
    // A worker that is starting has used none.
    const used = () => worker.processorTime().catch(() => 0);
    const before = await used();
    let left = time;
    while (left > 0 && performance.now() < end) {
      const pause = Math.max(SHORTEST_PAUSE, Math.min(left, end - performance.now()));
      await wait(pause, undefined, { signal: answered, ref: false }).catch(() => undefined);
      if (answered.aborted) return;
      left = before + time - (await used());
    }
    if (!answered.aborted) await worker.stop().catch(() => undefined);
  }

  async #stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.stop().catch(() => undefined);
  }
}
