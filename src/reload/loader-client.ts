import { extname } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import type { KeepTask, KeptLastKnownGood, ReadTask, RuleLoader, SnapshotSummary } from './loader.ts';
import type { Chunk } from './rule-set-chunks.ts';
import type { SourceArchive } from './source-archive.ts';
import type { ValidationOptions } from './validate.ts';
import { WorkerClient } from './worker-rpc.ts';

/** What an examination may take before it is given up: milliseconds for each step, and MiB of memory. */
export interface LoaderLimits {
  time: number;
  memory: number;
  /** How far the thread stands back where there are not enough processors: up to 19, and not at all where it is left out. */
  niceness?: number;
}

/**
 * Limits of a reload. A minute is long because requests are decided by the live rules meanwhile, and a starved machine is
 * no fault of the rules. By a niceness of 5 the deciding threads get three times its share: they hardly wait, and it is not
 * starved either.
 */
const LIMITS: LoaderLimits = { time: 60_000, memory: 512, niceness: 5 };
/** Limits of the first load: only the start waits for it. */
export const LOADER_TIMEOUT: LoaderLimits = { time: 60_000, memory: 2048 };

const programFile = (name: string) => new URL(`./${name}${extname(import.meta.url)}`, import.meta.url);
const WORKER = programFile('loader-worker');
/** The same, for a look that is sure to examine. */
const FIRST = programFile('loader-worker-preloaded');

/** A generation that has been judged. */
export interface LoadResult {
  diagnostics: Diagnostic[];
  /** What it is put together of: nothing where there is an error. Each part comes in a turn of the event loop of its own. */
  parts: AsyncIterable<Chunk>;
}

/**
 * A thread for one generation, so that a large rules directory does not hold up the requests: it reads, judges, and
 * keeps. A thread that runs out of time or memory, or ends, rejects with an ExaminerError.
 */
export interface LoaderClient {
  read: (task: ReadTask) => Promise<SnapshotSummary>;
  readKept: (place: string) => Promise<KeptLastKnownGood | Diagnostic[]>;
  /** Judges what was read. */
  examine: (examination: ValidationOptions) => Promise<LoadResult>;
  /** The texts of what was read, for later. */
  archive: () => Promise<SourceArchive>;
  /** Keeps what was read, however long that takes. Rejects with what went wrong. */
  keep: (task: KeepTask) => Promise<void>;
  stop: () => Promise<void>;
}

/** The thread failed: nothing is known of the rules. */
export class LoaderError extends Error {
  readonly code = 'examiner-failed';
  readonly diagnostic: Diagnostic;

  constructor(error: unknown, { time, memory }: LoaderLimits) {
    super(`the rules could not be examined within ${time / 1000} s and ${memory} MiB: ${messageOf(error)}`);
    const { code, message } = this;
    const hint = 'give the service more of the processor, or make the files smaller';
    this.diagnostic = { code, severity: 'error', message, file: '.', hint };
  }
}

/**
 * Starts the thread, which takes a while: best done before there is something to read.
 *
 * @param program what runs in it; a test may let it fail
 */
export function startLoader(limits = LIMITS, program = WORKER): LoaderClient {
  const { port1, port2 } = new MessageChannel();
  const thread = new WorkerClient<RuleLoader>({
    program,
    ...limits,
    workerData: { parts: port2 },
    transferList: [port2],
  });
  const within = (error: unknown) => {
    throw new LoaderError(error, limits);
  };
  return {
    read: (task) => thread.ask('read', task, limits.time).catch(within),
    readKept: (place) => thread.ask('readKept', place, limits.time).catch(within),
    async examine(examination) {
      const { diagnostics, parts } = await thread.ask('examine', examination, limits.time).catch(within);
      return { diagnostics, parts: partsFrom(port1, parts) };
    },
    archive: () => thread.ask('archive', undefined, limits.time),
    keep: (task) => thread.ask('keep', task),
    async stop() {
      port1.close();
      await thread.stop();
    },
  };
}

/** The thread of a start, which loads what it examines with while the service loads what it answers with. */
export function startPreloadedLoader(): LoaderClient {
  return startLoader(LOADER_TIMEOUT, FIRST);
}

/** What the thread has handed over before its last answer: so many parts, or an error. */
async function* partsFrom(port: MessagePort, count: number): AsyncGenerator<Chunk> {
  for (let left = count; left > 0; left -= 1) {
    // One by one, and not by an event: events come in bulk, and unpacking a part takes time, too.
    const next = receiveMessageOnPort(port);
    if (next === undefined) throw new Error(`the thread was stopped with ${left} of ${count} parts left`);
    yield next.message;
    await turn();
  }
}
