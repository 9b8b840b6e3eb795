import { listRules } from './list-files.ts';
import { contentOf, readSnapshot, type Snapshot } from './snapshot.ts';
import { watchRules } from './watcher.ts';

/** Milliseconds. `settle`: quiet before reading; `poll`: between two looks for what the watcher missed. */
const PACE = { settle: 100, poll: 2000 };

/** A rules directory as it is, and again each time that something else stands in it, tests included. */
export async function* followSnapshots(
  directory: string,
  signal: AbortSignal,
): AsyncGenerator<Snapshot, void> {
  let wake: () => void = () => undefined;
  let hinted = true;
  const hint = () => {
    hinted = true;
    wake();
  };
  const watcher = watchRules(directory, hint, () => undefined);
  const timer = setInterval(hint, PACE.poll);
  signal.addEventListener('abort', hint);
  let last: Snapshot | undefined;
  try {
    while (!signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!hinted) await woken;
      hinted = false;
      const next = await nextSnapshot(directory, last, signal);
      if (next !== undefined && isNew(next, last)) yield next;
      last = next ?? last;
    }
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', hint);
    await watcher.close();
  }
}

/** What stands there now; undefined where nothing was touched, or the signal came. */
async function nextSnapshot(
  directory: string,
  last: Snapshot | undefined,
  signal: AbortSignal,
): Promise<Snapshot | undefined> {
  if (signal.aborted) return undefined;
  const { fingerprint } = await listRules(directory);
  if (fingerprint === last?.fingerprint) return undefined;
  try {
    return await readSnapshot(directory, { settle: last === undefined ? 0 : PACE.settle, signal });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

function isNew(next: Snapshot, last: Snapshot | undefined): boolean {
  return last === undefined || contentOf(next) !== contentOf(last);
}
