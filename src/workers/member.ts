import type { Worker } from 'node:cluster';
import type { Series } from '../observe/add-up.ts';
import type { LiveGeneration } from '../runtime/load-report.ts';
import type { Listening, PrimaryCalls, WorkerCalls } from './calls.ts';
import { connect, type Remote } from './channel.ts';
import { fromPortable } from './portable-error.ts';
import { within } from './within.ts';

/** Milliseconds that a worker is given beyond what it was allowed, and for its exit. */
const MARGIN = { closing: 4000, exit: 1000 };

/** One worker process, as the primary knows it. */
export class Member {
  readonly pid: number | undefined;
  readonly calls: Remote<WorkerCalls>;
  /** Resolves once it answers calls. */
  readonly ready: Promise<void>;
  /** Resolves when it has ended, with how that was. */
  readonly exited: Promise<string>;
  /** What it answers by. */
  generation: LiveGeneration | undefined;
  /** What it had counted when it was last asked. */
  series: readonly Series[] = [];

  readonly #process: Worker;
  #bringing: Promise<void> | undefined;

  constructor(worker: Worker, served: Omit<PrimaryCalls, 'ready'>) {
    const ready = Promise.withResolvers<void>();
    this.#process = worker;
    this.pid = worker.process.pid;
    const ours: PrimaryCalls = { ...served, ready: ready.resolve };
    this.calls = connect<WorkerCalls>(worker, ours);
    this.exited = new Promise((resolve) => {
      worker.once('exit', (code: number | null, signal) => resolve(signal ?? `exit code ${code}`));
    });
    this.ready = Promise.race([ready.promise, this.exited.then(endedEarly)]);
    void this.exited.then((how) => this.calls.$close(new Error(`the worker has ended: ${how}`)));
  }

  /** Brings it to the generation that is live, also where that becomes another one meanwhile. */
  bring(live: () => LiveGeneration): Promise<void> {
    this.#bringing ??= this.#bringUp(live);
    return this.#bringing;
  }

  /** Rejects with Node's error where it cannot listen. */
  async listen(port: number): Promise<Listening> {
    const listening = await this.calls.listen(port);
    if ('failed' in listening) throw fromPortable(listening.failed);
    return listening;
  }

  /** Lets it answer what is under way, and end. */
  async end(grace: number): Promise<void> {
    const closed = this.calls.close(grace).then(
      (series) => {
        this.series = series;
      },
      () => undefined,
    );
    await within(grace + MARGIN.closing, Promise.race([closed, this.exited]));
    if (this.#process.isConnected()) this.#process.process.disconnect();
    await within(MARGIN.exit, this.exited);
    this.kill();
    await this.exited;
  }

  kill(): void {
    this.#process.process.kill('SIGKILL');
  }

  async #bringUp(live: () => LiveGeneration): Promise<void> {
    try {
      await this.ready;
      for (let next = live(); next !== this.generation; next = live()) {
        const { parts, ...generation } = next;
        if (parts === this.generation?.parts) {
          await this.calls.rename(generation.version);
        } else {
          for (const part of parts) await this.calls.add(part);
          await this.calls.goLive(generation);
        }
        this.generation = next;
      }
    } finally {
      // In the same turn as the last look at what is live, so that no generation falls between the two.
      this.#bringing = undefined;
    }
  }
}

function endedEarly(how: string): never {
  throw new Error(`it ended before it could answer: ${how}`);
}
