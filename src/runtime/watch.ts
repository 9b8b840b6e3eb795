import { basename, resolve } from 'node:path';
import { watch } from 'chokidar';

export interface Watcher {
  close: () => Promise<void>;
}

/**
 * Tells when something below a directory may have changed. A hint and no more: what changed is read from the
 * directory itself, and a poll finds what the watcher missed (a swapped root link, a network file system,
 * inotify's limits).
 */
export function watchRules(
  directory: string,
  onHint: () => void,
  onError: (error: unknown) => void,
): Watcher {
  const root = resolve(directory);
  const watcher = watch(directory, {
    ignoreInitial: true,
    followSymlinks: true,
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
  return { close: () => watcher.close() };
}
