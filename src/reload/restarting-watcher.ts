import { messageOf } from '../diagnostics/error-message.ts';
import type { Watcher, watchRules } from '../rule-set/watcher.ts';

/** Milliseconds before a watcher that failed is started again; twice as long after each failure. */
export interface BackOff {
  first: number;
  longest: number;
}

export interface RestartingWatcherEvents {
  onHint: () => void;
  /** Told once for each kind of failure in a row. */
  onError: (error: unknown) => void;
  /** The watcher has been at work for a while, for the first time or again. What happened before is not told. */
  onReady: () => void;
}

/** Watches a directory, and starts the watcher again where it fails: a limit may be raised, a directory come back. */
export function watchWithRestarts(
  watch: typeof watchRules,
  directory: string,
  backOff: BackOff,
  { onHint, onError, onReady }: RestartingWatcherEvents,
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
      // One failure brings others with it; and one that is closed has nothing to say.
      if (failed || closed) return;
      failed = true;
      const message = messageOf(error);
      if (message !== told) onError(error);
      told = message;
      after(pause, () => void again());
      pause = Math.min(pause * 2, backOff.longest);
    };
    const settle = () => {
      told = undefined;
      pause = backOff.first;
      onReady();
    };
    // It calls itself ready where it has just failed, or is about to.
    watcher = watch(directory, onHint, fail, () => failed || closed || after(backOff.first, settle));
  };
  const again = async () => {
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
