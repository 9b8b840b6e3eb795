import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { watch } from 'chokidar';

export interface Watcher {
  close: () => Promise<void>;
}

/**
 * Tells when something below a directory may have changed, and once when it is at work. A hint and no more: what changed is read from the
 * directory itself, and a poll finds what the watcher missed (a swapped root link, a network file system,
 * inotify's limits).
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
    // what a link inside points to is found by the poll.
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
  // It comes after an error, too.
  watcher.once('ready', onReady);
  return { close: () => watcher.close() };
}

/** Where the directory really is: a link to it would be all that is watched. */
function realRoot(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    return resolve(directory);
  }
}
