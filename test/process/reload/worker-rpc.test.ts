import { once } from 'node:events';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { WorkerClient } from '../../../src/reload/worker-rpc.ts';
import type { FailingFunctions } from './failing-worker.ts';

const program = new URL('./failing-worker.ts', import.meta.url);

function start(): WorkerClient<FailingFunctions> {
  const worker = new WorkerClient<FailingFunctions>({ program, memory: 64 });
  onTestFinished(() => worker.stop());
  return worker;
}

test('worker RPC: a call is answered, and so is one more beside it', async () => {
  const worker = start();
  expect(await Promise.all([worker.call('echo', { a: [1n] }), worker.call('echo', 'b')])).toEqual([
    { a: [1n] },
    'b',
  ]);
});

test('worker RPC: an error of a function rejects its call alone', async () => {
  const worker = start();
  await expect(worker.call('fail', 'too long')).rejects.toEqual(new RangeError('too long'));
  expect(await worker.call('echo', 1)).toBe(1);
});

test.each(['result', 'error'] as const)(
  'worker RPC: a call rejects if its %s cannot be cloned, and the next one is answered',
  async (name) => {
    const worker = start();
    await expect(worker.call(name, undefined)).rejects.toThrow(/could not be cloned/);
    expect(await worker.call('echo', 1)).toBe(1);
  },
);

test('worker RPC: a call rejects if its argument cannot be cloned, and the next one is answered', async () => {
  const worker = start();
  await expect(worker.call('echo', () => undefined)).rejects.toThrow(/could not be cloned/);
  expect(await worker.call('echo', 1)).toBe(1);
});

test('worker RPC: a worker that exits rejects its calls, also those after its end', async () => {
  const worker = start();
  await expect(Promise.all([worker.call('exit', 7), worker.call('echo', 1)])).rejects.toThrow(
    'the thread ended with 7',
  );
  await expect(worker.call('echo', 1)).rejects.toThrow('the thread ended with 7');
});

test('worker RPC: a worker that hangs is ended after the time limit of the call', async () => {
  const worker = start();
  await worker.call('echo', 1);
  await expect(worker.call('hang', undefined, 50)).rejects.toThrow('the thread ended with 1');
});

test('worker RPC: each step begins the time limit anew', async () => {
  const worker = start();
  await worker.call('echo', 1);
  // Longer than its limit as a whole, and each pause far shorter.
  expect(await worker.call('steps', { count: 14, pause: 250 }, 3000)).toBe(14);
});

test.runIf(process.platform === 'linux')(
  'worker RPC: the priority is lowered for the thread, not for its process',
  async () => {
    const before = getPriority();
    const source = `
    import { getPriority } from 'node:os';
    import { parentPort } from 'node:worker_threads';
    import { lowerThreadPriority } from ${JSON.stringify(new URL('../../../src/reload/worker-rpc.ts', import.meta.url))};
    lowerThreadPriority(19);
    parentPort.postMessage(getPriority());
  `;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
    expect(await once(worker, 'message')).toEqual([19]);
    expect(getPriority()).toBe(before);
  },
);
