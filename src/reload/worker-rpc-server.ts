import { parentPort, workerData } from 'node:worker_threads';
import { lowerThreadPriority } from './lower-thread-priority.ts';
import type { WorkerRequest, WorkerResponse } from './worker-rpc.ts';

/**
 * Lets a desk answer what its thread is asked: each question names one of its methods.
 *
 * @param open makes the desk; `onStep` says that something that takes long goes on
 */
export function serveWorkerRpc(open: (signs: { onStep: () => void }) => object): void {
  const { niceness }: { niceness?: number } = workerData;
  if (niceness !== undefined) lowerThreadPriority(niceness);
  const answer = (message: WorkerResponse) => parentPort?.postMessage(message);
  const desk = open({ onStep: () => answer({ kind: 'step' }) }) as Record<string, (of: unknown) => unknown>;
  parentPort?.on('message', async ({ number, task, of }: WorkerRequest) => {
    try {
      answer({ kind: 'done', number, result: await desk[task]?.(of) });
    } catch (error) {
      answer({ kind: 'failed', number, error });
    }
  });
}
