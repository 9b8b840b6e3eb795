import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { watch } from 'chokidar';
import { messageOf } from '../diagnostics/error-message.ts';
import { listRules, type Reading } from './list-files.ts';

export interface Watcher {
  close: () => Promise<void>;
}

/** A watcher that is started again after a failure. */
export interface RestartingWatcher extends Watcher {
  /** The message of the last failure; undefined while the watcher works. */
  readonly problem: string | undefined;
}

/** Milliseconds. `poll`: between two polls; `full`: between two hints without any sign of a change. */
export const WATCH_PACE = { poll: 2000, full: 60_000 };

/** Milliseconds before a watcher that failed is started again; doubled after each failure. */
export const BACK_OFF = { first: 1000, longest: 60_000 };

export interface WatcherEvents {
  /** The directory may have changed. */
  onHint: () => void;
  /** Called once for each kind of failure in a row. */
  onError?: (error: unknown) => void;
}

export interface DirectoryWatcherOptions extends WatcherEvents {
  directory: string;
  reading?: Reading;
  pace?: typeof WATCH_PACE;
  backOff?: typeof BACK_OFF;
  watch?: typeof watchRules;
  /** The fingerprint that polls compare with; undefined while the directory is being read. */
  lastSeen: () => string | undefined;
}

/**
 * Reports that a rules directory may have changed: by watching it, by polling for changes that the watcher misses, and
 * now and then without any sign of a change.
 */
export function watchDirectory({
  directory,
  reading,
  pace = WATCH_PACE,
  backOff = BACK_OFF,
  lastSeen,
  watch: start = watchRules,
  ...events
}: DirectoryWatcherOptions): RestartingWatcher {
  let closed = false;
  let lastFull = Date.now();
  let timer: NodeJS.Timeout | undefined;
  const poll = async () => {
    const { fingerprint } = await listRules(directory, reading);
    const full = Date.now() - lastFull >= pace.full;
    if (full) lastFull = Date.now();
    const seen = lastSeen();
    if (!closed && seen !== undefined && (full || fingerprint !== seen)) events.onHint();
    if (!closed) schedule();
  };
  const schedule = () => {
    timer = setTimeout(() => void poll(), pace.poll).unref();
  };
  const watcher = watchWithRestarts(start, directory, backOff, events);
  schedule();
  return {
    get problem() {
      return watcher.problem;
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/** Watches a directory, and restarts a watcher that failed: a limit may be raised, a directory may come back. */
export function watchWithRestarts(
  watch: typeof watchRules,
  directory: string,
  backOff: typeof BACK_OFF,
  { onHint, onError }: WatcherEvents,
): RestartingWatcher {
  let closed = false;
  let pause = backOff.first;
  let problem: string | undefined;
  let watcher: Watcher | undefined;
  let timer: NodeJS.Timeout | undefined;
  const after = (milliseconds: number, then: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(then, milliseconds).unref();
  };
  const start = () => {
    let failed = false;
    const fail = (error: unknown) => {
      // One failure causes others; and a closed watcher reports nothing.
      if (failed || closed) return;
      failed = true;
      const isNew = messageOf(error) !== problem;
      problem = messageOf(error);
      if (isNew) onError?.(error);
      after(pause, () => void restart());
      pause = Math.min(pause * 2, backOff.longest);
    };
    const settle = () => {
      // Changes that no poll has found yet may have been missed.
      if (problem !== undefined) onHint();
      problem = undefined;
      pause = backOff.first;
    };
    // chokidar is ready also when it has just failed, or is about to.
    watcher = watch(directory, onHint, fail, () => failed || closed || after(backOff.first, settle));
  };
  const restart = async () => {
    await watcher?.close().catch(() => undefined);
    if (!closed) start();
  };
  start();
  return {
    get problem() {
      return problem;
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await watcher?.close();
    },
  };
}

/**
 * Reports that something below a directory may have changed, and once that the watcher is ready. A hint and no more:
 * the directory itself is read for changes, and a poll finds those that the watcher misses (a swapped root link, a
 * network file system, inotify's limits).
 */
export function watchRules(
  directory: string,
  onHint: () => void,
  onError: (error: unknown) => void,
  onReady: () => void = () => undefined,
): Watcher {
  const root = realRoot(directory);
  const watcher = watch(root, {
    ignoreInitial: true,
    // A link that leaves the directory is refused, and must not be followed to the end of the file system either;
    // changes behind a link inside are found by the poll.
    followSymlinks: false,
    atomic: false,
    awaitWriteFinish: false,
    depth: 8,
    // On the name alone, and never the root's: a root below a dot directory would not be watched at all.
    ignored: (path) =>
      resolve(path) !== root && basename(path).startsWith('.') && basename(path) !== '..data',
  });
  watcher.on('all', () => onHint());
  // Without this listener an exhausted inotify limit ends the process.
  watcher.on('error', onError);
  // The event follows an error too.
  watcher.once('ready', onReady);
  return { close: () => watcher.close() };
}

/** The directory without symlinks: of a symlink, only the link itself would be watched. */
function realRoot(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    return resolve(directory);
  }
}
