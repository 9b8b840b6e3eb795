import { setPriority } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type BirpcOptions, createBirpc } from 'birpc';
import { endProcessGroups, noProcessGroups } from '../rule-set/git/process-group.ts';

/** The functions of a worker as the main thread calls them. Arguments and results are plain data. */
export type Remote<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (...input: infer Input) => infer Output
    ? (...input: Input) => Promise<Awaited<Output>>
    : never;
};

/** The functions of the main thread that a worker may call. */
interface Progress {
  /** The worker is alive: the time limit of its calls begins anew. */
  step: () => void;
}

export interface WorkerOptions {
  program: URL;
  /** MiB. */
  memory: number;
  /** How far the thread's priority is lowered: up to 19; left out, not at all. */
  niceness?: number;
  workerData?: object;
}

/** birpc's own time-out is off: some calls have a limit of their own, others may wait for a disk. */
const COMMON = { timeout: -1, bind: 'functions' } satisfies Partial<BirpcOptions<object>>;

/** A worker thread and its functions. Calls reject once the thread has ended, with the reason. */
export class WorkerClient<Functions> {
  readonly #worker: Worker;
  readonly #rpc;
  /** Rejects when the thread ends. */
  readonly #ended: Promise<never>;
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor({ program, memory, niceness, workerData: data = {} }: WorkerOptions) {
    const processGroups = noProcessGroups();
    const worker = new Worker(program, {
      workerData: { ...data, niceness, processGroups },
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    this.#worker = worker;
    this.#ended = new Promise((_, reject) => {
      // Not once: an error without a listener ends the process.
      worker.on('error', reject);
      worker.once('messageerror', reject);
      worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
    });
    worker.once('exit', () => endProcessGroups(processGroups));
    // Nobody may be waiting for it.
    this.#ended.catch(() => undefined);
    const progress: Progress = {
      step: () => {
        for (const timer of this.#timers) timer.refresh();
      },
    };
    this.#rpc = createBirpc<Record<string, (input: unknown) => never>, Progress>(progress, {
      ...COMMON,
      post: (message) => worker.postMessage(message),
      on: (listener) => void worker.on('message', listener),
    });
  }

  /** @param limit milliseconds without a sign of life after which the thread is ended; left out, none */
  async call<Name extends keyof Functions & string>(
    name: Name,
    input: Parameters<Remote<Functions>[Name]>[0],
    limit?: number,
  ): Promise<Awaited<ReturnType<Remote<Functions>[Name]>>> {
    const timer = limit === undefined ? undefined : setTimeout(() => this.#worker.terminate(), limit);
    if (timer !== undefined) this.#timers.add(timer);
    try {
      return await Promise.race([this.#ended, this.#rpc.$call(name, input)]);
    } finally {
      clearTimeout(timer);
      if (timer !== undefined) this.#timers.delete(timer);
    }
  }

  /** The processor time that the thread has used, in milliseconds; rejects if it does not run. */
  async processorTime(): Promise<number> {
    const { user, system } = await this.#worker.cpuUsage();
    return (user + system) / 1000;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/**
 * Answers the calls of the main thread by the functions of an object.
 *
 * @param open creates the functions; `onStep` reports that a long call makes progress
 */
export function serveWorker(open: (events: { onStep: () => void }) => object): void {
  const { niceness }: { niceness?: number } = workerData;
  if (niceness !== undefined) lowerThreadPriority(niceness);
  const functions = open({ onStep: () => void rpc.step.asEvent() });
  const rpc = createBirpc<Progress>(functions as Record<string, unknown>, {
    ...COMMON,
    post: (message) => {
      try {
        parentPort?.postMessage(message);
      } catch (error) {
        // A result or an error that cannot be cloned: its call rejects with the reason.
        parentPort?.postMessage({ ...message, r: undefined, e: error });
      }
    },
    on: (listener) => void parentPort?.on('message', listener),
  });
}

/**
 * Lowers the priority of the calling thread. On Linux alone: there each thread has a niceness of its own, and 0 means the
 * calling one (setpriority(2), under BUGS); elsewhere it would be the process.
 *
 * @param niceness up to 19
 */
export function lowerThreadPriority(niceness: number): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, niceness);
  } catch {
    // A sandbox may forbid it. Then requests wait a little longer during a reload.
  }
}
