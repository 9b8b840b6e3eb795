import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/*
 * Preloaded into the service (--import): at SIGUSR2 it collects garbage, so that only live objects
 * remain, and appends the memory use to a file.
 */

/** Bytes in use, and the longest block of the event loop in milliseconds since the last measurement. */
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
    // Its own work does not count.
    lag = 0;
    last = performance.now();
  });
}

const path = process.env['SOAK_WEIGHTS'];
if (isMainThread && path !== undefined) probe(path);
