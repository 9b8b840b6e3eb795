import { listRules } from './list-files.ts';
import { contentOf, readSnapshot, type Snapshot } from './snapshot.ts';
import { watchDirectory } from './watcher.ts';

/** Milliseconds for which the directory has to be quiet before it is read. */
const SETTLE = 100;

/** A snapshot of a rules directory, and another one after each change of its content, tests included. */
export async function* followSnapshots(
  directory: string,
  signal: AbortSignal,
): AsyncGenerator<Snapshot, void> {
  let wake: () => void = () => undefined;
  let hinted = true;
  const onHint = () => {
    hinted = true;
    wake();
  };
  let last: Snapshot | undefined;
  const watcher = watchDirectory({ directory, lastSeen: () => last?.fingerprint, onHint });
  signal.addEventListener('abort', onHint);
  try {
    while (!signal.aborted) {
      const woken = Promise.withResolvers<void>();
      wake = woken.resolve;
      if (!hinted) await woken.promise;
      hinted = false;
      const next = await nextSnapshot(directory, last, signal);
      if (next !== undefined && (last === undefined || contentOf(next) !== contentOf(last))) yield next;
      last = next ?? last;
    }
  } finally {
    signal.removeEventListener('abort', onHint);
    await watcher.close();
  }
}

/** The directory as it is; undefined if nothing was touched, or after an abort. */
async function nextSnapshot(
  directory: string,
  last: Snapshot | undefined,
  signal: AbortSignal,
): Promise<Snapshot | undefined> {
  if (signal.aborted) return undefined;
  const { fingerprint: listed } = await listRules(directory);
  if (listed === last?.fingerprint) return undefined;
  try {
    return await readSnapshot(directory, { settle: last === undefined ? 0 : SETTLE, listed, signal });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}
