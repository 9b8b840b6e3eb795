import { listRules, type Reading } from './directory.ts';
import type { Machinery } from './machinery.ts';
import { keepWatching, type SteadyWatchEvents } from './steady-watch.ts';
import type { Watcher } from './watch.ts';

export interface HintsOptions extends SteadyWatchEvents, Pick<Machinery, 'pace' | 'backOff' | 'watch'> {
  directory: string;
  reading: Reading;
  /** The fingerprint of the last look: what the poll compares with; undefined during a look, which finds what there is. */
  lastSeen: () => string | undefined;
}

/**
 * Tells when a directory may have changed: by watching at once, by polling for what watching misses, and now and then
 * without any sign of a change.
 */
export function giveHints({ directory, reading, lastSeen, pace, ...watching }: HintsOptions): Watcher {
  let closed = false;
  let lastFull = Date.now();
  let timer: NodeJS.Timeout | undefined;
  const poll = async () => {
    const { fingerprint } = await listRules(directory, reading);
    const full = Date.now() - lastFull >= pace.full;
    if (full) lastFull = Date.now();
    const seen = lastSeen();
    if (!closed && seen !== undefined && (full || fingerprint !== seen)) watching.onHint();
    if (!closed) schedule();
  };
  const schedule = () => {
    timer = setTimeout(() => void poll(), pace.poll).unref();
  };
  const watcher = keepWatching(watching.watch, directory, watching.backOff, watching);
  schedule();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
