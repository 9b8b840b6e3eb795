import { existsSync, readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/*
 * Preloaded into the service (--import). The worker thread that validates rules fails in the way that the file
 * FAILING_THREAD names; without that file it works.
 */

const ways: Record<string, () => void> = {
  throws: () => {
    throw new Error('a fault of the test');
  },
  exits: () => process.exit(7),
  'runs out of memory': () => {
    const held: number[][] = [];
    for (;;) held.push(Array.from({ length: 100_000 }, Math.random));
  },
  'never ends': () => {
    for (;;);
  },
};

const path = process.env['FAILING_THREAD'] ?? '';
if (!isMainThread && existsSync(path)) ways[readFileSync(path, 'utf8')]?.();
