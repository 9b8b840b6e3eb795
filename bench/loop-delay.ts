/**
 * Loaded into a service before all else (--import): appends to the file that LOOP_DELAY_FILE names how long its event
 * loop was held up at most, in milliseconds, a line for each stretch of time: end (milliseconds since 1970) and delay.
 */
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Milliseconds. The histogram counts the resolution as a part of each delay. */
const STRETCH = 50;
const RESOLUTION = 1;

const path = process.env['LOOP_DELAY_FILE'];
if (isMainThread && path !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION });
  delay.enable();
  setInterval(() => {
    const longest = delay.count === 0 ? 0 : Math.max(0, delay.max / 1e6 - RESOLUTION);
    delay.reset();
    appendFileSync(path, `${Date.now()} ${longest.toFixed(2)}\n`);
  }, STRETCH).unref();
}
