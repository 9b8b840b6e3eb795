import { listRules, type Reading } from '../rule-set/list-files.ts';
import type { Watcher } from '../rule-set/watcher.ts';
import type { ReloadDependencies } from './reload-dependencies.ts';
import { type RestartingWatcherEvents, watchWithRestarts } from './restarting-watcher.ts';

export interface ChangeDetectorOptions
  extends RestartingWatcherEvents,
    Pick<ReloadDependencies, 'pace' | 'backOff' | 'watch'> {
  directory: string;
  reading: Reading;
  /** The fingerprint of the last look: what the poll compares with; undefined during a look, which finds what there is. */
  lastSeen: () => string | undefined;
}

/**
 * Tells when a directory may have changed: by watching at once, by polling for what watching misses, and now and then
 * without any sign of a change.
 */
export function detectChanges({
  directory,
  reading,
  lastSeen,
  pace,
  ...watching
}: ChangeDetectorOptions): Watcher {
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
  const watcher = watchWithRestarts(watching.watch, directory, watching.backOff, watching);
  schedule();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
