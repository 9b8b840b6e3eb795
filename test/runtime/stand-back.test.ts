import { once } from 'node:events';
import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

const MODULE = new URL('../../src/reload/worker-rpc.ts', import.meta.url);

test.runIf(process.platform === 'linux')(
  'worker priority: is lowered for the thread, not for its process',
  async () => {
    const before = getPriority();
    const source = `
    import { getPriority } from 'node:os';
    import { parentPort } from 'node:worker_threads';
    import { lowerThreadPriority } from ${JSON.stringify(MODULE)};
    lowerThreadPriority(19);
    parentPort.postMessage(getPriority());
  `;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`));
    expect(await once(worker, 'message')).toEqual([19]);
    expect(getPriority()).toBe(before);
  },
);
