import { extname } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { messageOf } from '../diagnostics/error-message.ts';
import { shownPath } from '../rule-set/list-files.ts';
import type { RuleLoader } from './worker/rule-loader.ts';
import { type Remote, WorkerClient } from './worker-rpc.ts';

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

const WORKER = new URL(`./worker/rule-loader-entry${extname(import.meta.url)}`, import.meta.url);

/**
 * A rule loader in a thread of its own, for one reload. If the thread runs out of time or memory, or ends, its calls
 * reject with a LoaderError.
 */
export type LoaderClient = Remote<RuleLoader> & { stop: () => Promise<void> };

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

/** A failure that is not the rules' fault, unless they are too large: no thread, no memory, or an error of ours. */
export function reloadFailed(directory: string, error: unknown): Diagnostic {
  if (error instanceof LoaderError) return error.diagnostic;
  return {
    code: 'reload-failed',
    severity: 'error',
    message: `the rules could not be reloaded: ${messageOf(error)}`,
    file: shownPath(directory),
    hint: 'the rules as they were stay live; it is tried again within a minute',
  };
}

/**
 * Starts the thread, which takes a while: best done before there is something to read.
 *
 * @param program replaced by tests that let it fail
 * @param preload whether the compiler is loaded before the first call
 */
export function startLoader(limits = LIMITS, program = WORKER, preload = false): LoaderClient {
  const worker = new WorkerClient<RuleLoader>({ program, ...limits, workerData: { preload } });
  const call = <Name extends keyof RuleLoader>(name: Name, input: Parameters<RuleLoader[Name]>[0]) =>
    worker.call(name, input, limits.time).catch((error: unknown) => {
      throw new LoaderError(error, limits);
    });
  return {
    read: (task) => call('read', task),
    readLastKnownGood: (place) => call('readLastKnownGood', place),
    validate: (options) => call('validate', options),
    part: (index) => call('part', index),
    texts: () => call('texts', undefined),
    // Without a time limit: a disk may be slow.
    keep: (task) => worker.call('keep', task),
    stop: () => worker.stop(),
  };
}

/** The loader of a start: it loads the compiler while the service loads everything else. */
export function startPreloadedLoader(): LoaderClient {
  return startLoader(FIRST_LOAD_LIMITS, WORKER, true);
}
