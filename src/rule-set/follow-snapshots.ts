import { listRules } from './list-files.ts';
import { contentOf, readSnapshot, type Snapshot } from './snapshot.ts';
import { watchDirectory } from './watcher.ts';

/** Milliseconds. `settle`: quiet before reading; the others as for a directory watcher. */
const PACE = { settle: 100, poll: 2000, full: Number.POSITIVE_INFINITY };
const BACK_OFF = { first: 1000, longest: 60_000 };

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
  const watcher = watchDirectory({
    directory,
    pace: PACE,
    backOff: BACK_OFF,
    lastSeen: () => last?.fingerprint,
    onHint,
    onError: () => undefined,
    onReady: () => undefined,
  });
  signal.addEventListener('abort', onHint);
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
    return await readSnapshot(directory, { settle: last === undefined ? 0 : PACE.settle, listed, signal });
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

function isNew(next: Snapshot, last: Snapshot | undefined): boolean {
  return last === undefined || contentOf(next) !== contentOf(last);
}
