import { extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf } from '../diagnostics/error-message.ts';
import { WorkerClient } from '../reload/worker-rpc.ts';
import type { ConsoleTasks } from './console-tasks.ts';

/**
 * Of one question: milliseconds of processor time, and milliseconds by the clock. MiB of memory, questions that wait, and
 * milliseconds of quiet until the thread is ended.
 */
const LIMITS = { time: 10_000, patience: 120_000, memory: 512, waiting: 20, quiet: 180_000 };

/** Milliseconds between two looks at a question that is nearly at its limit. */
const SHORTEST_LOOK = 50;

/** Nobody at Okta's forms waits for it, so it stands back behind those who answer. */
const NICENESS = 10;

const WORKER = new URL(`./console-worker${extname(import.meta.url)}`, import.meta.url);

/** Why a question has no answer. */
export class ConsoleWorkerError extends Error {
  readonly code: 'busy' | 'given-up' | 'failed';

  constructor(code: ConsoleWorkerError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export interface ConsoleWorkerOptions {
  limits?: Partial<typeof LIMITS>;
  /** What runs in the thread; a test may let it fail. */
  program?: URL;
}

/**
 * The thread in which the console works on rule files, so that no request waits for it. It is there while somebody asks:
 * started at the first question, ended after some quiet, and started again where it died.
 */
export class ConsoleWorkerClient {
  readonly #limits: typeof LIMITS;
  readonly #program: URL;
  #thread: WorkerClient<ConsoleTasks> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #quiet: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ limits = {}, program = WORKER }: ConsoleWorkerOptions = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#program = program;
  }

  /** Whether there is a thread. */
  get isOpen(): boolean {
    return this.#thread !== undefined;
  }

  /**
   * Asks one question after the other. Rejects with a WorkbenchError.
   *
   * @param wanted whether somebody still waits for the answer, when it would be its turn
   */
  async ask<Result>(
    question: (thread: WorkerClient<ConsoleTasks>) => Promise<Result>,
    wanted: () => boolean = () => true,
  ): Promise<Result> {
    const { waiting } = this.#limits;
    if (this.#waiting >= waiting)
      throw new ConsoleWorkerError('busy', `${waiting} questions about rule files are waiting already`);
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
    question: (thread: WorkerClient<ConsoleTasks>) => Promise<Result>,
    wanted: () => boolean,
  ): Promise<Result> {
    const { time, memory, quiet } = this.#limits;
    const answered = new AbortController();
    if (this.#closed || !wanted()) throw new ConsoleWorkerError('given-up', 'nobody waits for the answer');
    clearTimeout(this.#quiet);
    this.#thread ??= new WorkerClient({ program: this.#program, memory, niceness: NICENESS });
    try {
      void this.#endIfSlow(this.#thread, answered.signal);
      return await question(this.#thread);
    } catch (error) {
      await this.#stop();
      const limits = `within ${time / 1000} s of processor time and ${memory} MiB`;
      throw new ConsoleWorkerError('failed', `this could not be worked out ${limits}: ${messageOf(error)}`);
    } finally {
      answered.abort();
      if (!this.#closed) this.#quiet = setTimeout(() => void this.#stop(), quiet).unref();
    }
  }

  /**
   * Ends a thread that works on a question for too long. By its processor time, because it stands back: on a busy machine
   * it may wait longer than it works.
   */
  async #endIfSlow(thread: WorkerClient<ConsoleTasks>, answered: AbortSignal): Promise<void> {
    const { time, patience } = this.#limits;
    const end = performance.now() + patience;
    // One that is being started has used none.
    const used = () => thread.processorTime().catch(() => 0);
    const before = await used();
    let left = time;
    while (left > 0 && performance.now() < end) {
      const pause = Math.max(SHORTEST_LOOK, Math.min(left, end - performance.now()));
      await wait(pause, undefined, { signal: answered, ref: false }).catch(() => undefined);
      if (answered.aborted) return;
      left = before + time - (await used());
    }
    if (!answered.aborted) await thread.stop().catch(() => undefined);
  }

  async #stop(): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    await thread?.stop().catch(() => undefined);
  }
}
