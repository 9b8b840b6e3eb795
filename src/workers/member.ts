import type { Worker } from 'node:cluster';
import type { LiveVersion } from '../reload/reload-report.ts';
import type { Series } from '../telemetry/aggregate-series.ts';
import type { Listening, PrimaryCalls, WorkerCalls } from './calls.ts';
import { connect, type Remote } from './channel.ts';
import { heartbeat } from './heartbeat.ts';
import { fromPortable } from './portable-error.ts';
import { inTime, within } from './within.ts';

/** Milliseconds that a worker may take. What it takes to end comes on top of what it was allowed. */
const PATIENCE = { start: 30_000, takeOver: 10_000, closing: 4000, exit: 1000 };

/** One worker process, as the primary knows it. */
export class Member {
  readonly pid: number | undefined;
  readonly calls: Remote<WorkerCalls>;
  /** Resolves once it answers calls; rejects where it ends before, or takes too long. */
  readonly ready: Promise<void>;
  /** Resolves when it has ended, with how that was. */
  readonly exited: Promise<string>;
  /** What it answers by. */
  generation: LiveVersion | undefined;
  /** What it had counted when it was last asked. */
  series: readonly Series[] = [];

  readonly #process: Worker;
  #bringing: Promise<void> | undefined;
  /** Why it was killed. */
  #verdict: string | undefined;

  constructor(worker: Worker, served: Omit<PrimaryCalls, 'ready'>) {
    const ready = Promise.withResolvers<void>();
    this.#process = worker;
    this.pid = worker.process.pid;
    const ours: PrimaryCalls = { ...served, ready: ready.resolve };
    this.calls = connect<WorkerCalls>(worker, ours);
    this.exited = new Promise((resolve) => {
      worker.once('exit', (code: number | null, signal) =>
        resolve(this.#verdict ?? signal ?? `exit code ${code}`),
      );
    });
    const started = Promise.race([ready.promise, this.exited.then(endedEarly)]);
    this.ready = inTime(PATIENCE.start, started, 'it did not start');
    void this.exited.then((how) => this.calls.$close(new Error(`the worker has ended: ${how}`)));
    this.ready.then(
      () => this.#watch(),
      () => undefined,
    );
  }

  /**
   * Brings it to the generation that is live, also where that becomes another one meanwhile. Rejects where it does not
   * take one over in time.
   */
  bring(live: () => LiveVersion): Promise<void> {
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
    await within(grace + PATIENCE.closing, Promise.race([closed, this.exited]));
    if (this.#process.isConnected()) this.#process.process.disconnect();
    const ended = await within(PATIENCE.exit, this.exited);
    if (ended === undefined) this.kill('it did not end');
    await this.exited;
  }

  /** Ends it at once, for a reason that is told as its own. */
  kill(reason: string): void {
    this.#verdict ??= reason;
    this.#process.process.kill('SIGKILL');
  }

  #watch(): void {
    const { stop } = heartbeat(
      () => this.calls.ping(),
      (reason) => this.kill(reason),
    );
    void this.exited.then(stop);
  }

  async #bringUp(live: () => LiveVersion): Promise<void> {
    try {
      await this.ready;
      for (let next = live(); next !== this.generation; next = live()) {
        await inTime(PATIENCE.takeOver, this.#take(next), 'it did not take over the rules');
        this.generation = next;
      }
    } finally {
      // In the same turn as the last look at what is live, so that no generation falls between the two.
      this.#bringing = undefined;
    }
  }

  async #take({ parts, ...generation }: LiveVersion): Promise<void> {
    if (parts === this.generation?.parts) return this.calls.rename(generation.version);
    // Lists are on memory that threads share; on its way to another process Node copies it.
    for (const part of parts) await this.calls.add(part);
    await this.calls.goLive(generation);
  }
}

function endedEarly(how: string): never {
  throw new Error(`it ended before it could answer: ${how}`);
}
