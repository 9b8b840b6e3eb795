import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../diagnostics/thrown.ts';
import type { Examination, Examined } from './examine.ts';

/** What one examination may take before it is given up: milliseconds, and MiB of memory. */
export interface ExaminerLimits {
  time: number;
  memory: number;
}

const LIMITS: ExaminerLimits = { time: 10_000, memory: 512 };
const WORKER = new URL(`./examine-worker${extname(import.meta.url)}`, import.meta.url);

/** A thread that examines once, so that a large rules directory does not hold up the requests. */
export interface Examiner {
  /** Never rejects: a thread that runs out of time or memory is a diagnostic. */
  examine: (examination: Examination) => Promise<Examined>;
  /** Ends the thread if it was not needed. */
  stop: () => Promise<void>;
}

/**
 * Starts the thread, which takes a while: best done before the snapshot is there.
 *
 * @param program what runs in it; a test may let it fail
 */
export function startExaminer(limits = LIMITS, program = WORKER): Examiner {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: limits.memory } });
  const result = new Promise<Examined>((resolve, reject) => {
    worker.once('message', resolve);
    // Not once: an error that nobody listens to ends the process.
    worker.on('error', reject);
    worker.once('messageerror', reject);
    worker.once('exit', (code) => reject(new Error(`the thread ended with ${code}`)));
  });
  // Whether anybody still waits for it is not known here.
  result.catch(() => undefined);
  return {
    async examine(examination) {
      const timer = setTimeout(() => worker.terminate(), limits.time);
      worker.postMessage(examination);
      try {
        return await result;
      } catch (error) {
        return failed(error, limits);
      } finally {
        clearTimeout(timer);
        await worker.terminate();
      }
    },
    async stop() {
      await worker.terminate();
    },
  };
}

function failed(error: unknown, { time, memory }: ExaminerLimits): Examined {
  const message = `the rules could not be examined within ${time / 1000} s and ${memory} MiB: ${messageOf(error)}`;
  const hint = 'make the files smaller';
  return {
    rules: { files: [], lists: [] },
    diagnostics: [{ code: 'examiner-failed', severity: 'error', message, file: '.', hint }],
  };
}
