import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/*
 * Loaded into the service before all else (--import): at SIGUSR2 it collects garbage, so that what is left is what
 * is held, and appends what it weighs to a file.
 */

/** Bytes held, and the longest time in milliseconds for which the event loop did not turn since the last one. */
export interface Weight {
  heap: number;
  rss: number;
  lag: number;
}

const TICK = 10;

function probe(path: string): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  let lag = 0;
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    lag = Math.max(lag, now - last - TICK);
    last = now;
  };
  setInterval(tick, TICK).unref();
  process.on('SIGUSR2', () => {
    tick();
    collect();
    const { heapUsed, rss } = process.memoryUsage();
    const weight: Weight = { heap: heapUsed, rss, lag };
    appendFileSync(path, `${JSON.stringify(weight)}\n`);
    // Its own doing does not count.
    lag = 0;
    last = performance.now();
  });
}

const path = process.env['SOAK_WEIGHTS'];
if (isMainThread && path !== undefined) probe(path);
