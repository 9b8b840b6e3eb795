import { extname } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import type { RuleSetPart } from '../rule-set/rule-set-parts.ts';
import type { SourceTexts } from '../rule-set/source-texts.ts';
import type {
  KeepTask,
  LastKnownGoodSummary,
  ReadTask,
  RuleLoader,
  SnapshotSummary,
  ValidationResult,
} from './loader-worker.ts';
import type { ValidationOptions } from './validate.ts';
import { WorkerClient } from './worker-rpc.ts';

export interface LoaderLimits {
  /** Milliseconds for each step of a call. */
  time: number;
  /** MiB. */
  memory: number;
  /** How far the thread's priority is lowered where there are not enough processors: up to 19; left out, not at all. */
  niceness?: number;
}

/**
 * Limits of a reload. A minute is long because requests are decided by the live rules meanwhile, and a starved machine is
 * no fault of the rules. By a niceness of 5 the deciding threads get three times the worker's share: they hardly wait, and
 * it is not starved either.
 */
const LIMITS: LoaderLimits = { time: 60_000, memory: 512, niceness: 5 };
/** Limits of the first load: only the start waits for it. */
export const FIRST_LOAD_LIMITS: LoaderLimits = { time: 60_000, memory: 2048 };

const WORKER = new URL(`./loader-worker-main${extname(import.meta.url)}`, import.meta.url);

/**
 * A rule loader in a thread of its own, for one reload: the functions of {@link RuleLoader}. A thread that runs out of
 * time or memory, or ends, rejects with a LoaderError.
 */
export interface LoaderClient {
  read: (task: ReadTask) => Promise<SnapshotSummary>;
  readLastKnownGood: (place: string) => Promise<LastKnownGoodSummary | Diagnostic[]>;
  validate: (options: ValidationOptions) => Promise<ValidationResult>;
  part: (index: number) => Promise<RuleSetPart>;
  texts: () => Promise<SourceTexts>;
  /** Has no time limit: a disk may be slow. */
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
 * @param program replaced by tests that let it fail
 * @param preload whether the compiler is loaded before the first call
 */
export function startLoader(limits = LIMITS, program = WORKER, preload = false): LoaderClient {
  const worker = new WorkerClient<RuleLoader>({ program, ...limits, workerData: { preload } });
  const fail = (error: unknown) => {
    throw new LoaderError(error, limits);
  };
  return {
    read: (task) => worker.call('read', task, limits.time).catch(fail),
    readLastKnownGood: (place) => worker.call('readLastKnownGood', place, limits.time).catch(fail),
    validate: (options) => worker.call('validate', options, limits.time).catch(fail),
    part: (index) => worker.call('part', index, limits.time).catch(fail),
    texts: () => worker.call('texts', undefined, limits.time).catch(fail),
    keep: (task) => worker.call('keep', task),
    stop: () => worker.stop(),
  };
}

/** The loader of a start: it loads the compiler while the service loads everything else. */
export function startPreloadedLoader(): LoaderClient {
  return startLoader(FIRST_LOAD_LIMITS, WORKER, true);
}
