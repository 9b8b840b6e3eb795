import { type Transferable, Worker } from 'node:worker_threads';
import { endProcessGroups, noProcessGroups } from '../rule-set/git/process-group.ts';

/** What a thread is asked. It begins with one question after the other, and may answer another one first. */
export interface WorkerRequest {
  number: number;
  task: string;
  of: unknown;
}

/** What it answers; any number of steps, then one of the others. */
export type WorkerResponse =
  | { kind: 'step' }
  | { kind: 'done'; number: number; result: unknown }
  | { kind: 'failed'; number: number; error: unknown };

/** What can be asked of a thread: the methods of who works in it. Question and answer are plain data. */
type Tasks<Desk> = {
  [Name in keyof Desk as Desk[Name] extends (of: never) => unknown ? Name : never]: Desk[Name];
};
type Asked<Work> = Work extends (of: infer Of) => unknown ? Of : never;
type Answered<Work> = Work extends (of: never) => infer Result ? Awaited<Result> : never;

export interface ThreadOptions {
  /** What runs in it. */
  program: URL;
  /** MiB. */
  memory: number;
  /** How far it stands back behind other threads: up to 19; left out, not at all. */
  niceness?: number;
  workerData?: object;
  transferList?: Transferable[];
}

/** A worker, by what can be asked of it. */
export class WorkerClient<Desk> {
  readonly #worker: Worker;
  /** Rejects when it ends. */
  readonly #ended: Promise<never>;
  #asked = 0;

  constructor({ program, memory, niceness, workerData = {}, transferList = [] }: ThreadOptions) {
    const processGroups = noProcessGroups();
    this.#worker = new Worker(program, {
      workerData: { ...workerData, niceness, processGroups },
      transferList,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    this.#ended = new Promise((_, reject) => {
      // Not once: an error that nobody listens to ends the process.
      this.#worker.on('error', reject);
      this.#worker.once('messageerror', reject);
      this.#worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
    });
    this.#worker.once('exit', () => endProcessGroups(processGroups));
    // Whether anybody still waits for it is not known here.
    this.#ended.catch(() => undefined);
  }

  /** @param limit milliseconds without a sign of life after which it is ended; left out, it may take its time */
  async ask<Name extends keyof Tasks<Desk> & string>(
    task: Name,
    of: Asked<Desk[Name]>,
    limit?: number,
  ): Promise<Answered<Desk[Name]>> {
    this.#asked += 1;
    const number = this.#asked;
    const timer = limit === undefined ? undefined : setTimeout(() => this.#worker.terminate(), limit);
    const { promise, resolve, reject } = Promise.withResolvers<Answered<Desk[Name]>>();
    const listen = (answer: WorkerResponse) => {
      if (answer.kind === 'step') timer?.refresh();
      else if (answer.number !== number) return;
      else if (answer.kind === 'failed') reject(answer.error);
      else resolve(answer.result as Answered<Desk[Name]>);
    };
    this.#worker.on('message', listen);
    this.#worker.postMessage({ number, task, of } satisfies WorkerRequest);
    try {
      return await Promise.race([promise, this.#ended]);
    } finally {
      clearTimeout(timer);
      this.#worker.off('message', listen);
    }
  }

  /** The processor time that it has used, in milliseconds; rejects where it does not run. */
  async processorTime(): Promise<number> {
    const { user, system } = await this.#worker.cpuUsage();
    return (user + system) / 1000;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
