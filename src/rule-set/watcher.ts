import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { watch } from 'chokidar';
import { messageOf } from '../diagnostics/error-message.ts';
import { listRules, type Reading } from './list-files.ts';

export interface Watcher {
  close: () => Promise<void>;
}

/** Milliseconds before a watcher that failed is started again; doubled after each failure. */
export interface BackOff {
  first: number;
  longest: number;
}

export interface WatcherEvents {
  /** The directory may have changed. */
  onHint: () => void;
  /** Called once for each kind of failure in a row. */
  onError: (error: unknown) => void;
  /** The watcher has worked for a while, for the first time or again. Changes before that are not reported. */
  onReady: () => void;
}

export interface DirectoryWatcherOptions extends WatcherEvents {
  directory: string;
  reading?: Reading;
  /** Milliseconds. `poll`: between two polls; `full`: between two hints without any sign of a change. */
  pace: { poll: number; full: number };
  backOff: BackOff;
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
  pace,
  backOff,
  lastSeen,
  watch: start = watchRules,
  ...events
}: DirectoryWatcherOptions): Watcher {
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
  backOff: BackOff,
  { onHint, onError, onReady }: WatcherEvents,
): Watcher {
  let closed = false;
  let pause = backOff.first;
  let told: string | undefined;
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
      const message = messageOf(error);
      if (message !== told) onError(error);
      told = message;
      after(pause, () => void restart());
      pause = Math.min(pause * 2, backOff.longest);
    };
    const settle = () => {
      told = undefined;
      pause = backOff.first;
      onReady();
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
