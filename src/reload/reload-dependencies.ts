import { BACK_OFF, WATCH_PACE, watchRules } from '../rule-set/watcher.ts';
import { type LoaderClient, type LoaderLimits, startLoader } from './loader-client.ts';

/** Milliseconds. `settle`: quiet before reading; `poll`: between two polls; `full`: between two unconditional reloads. */
export type ReloadIntervals = typeof WATCH_PACE & { settle: number };

/** Dependencies of live rules; tests slow them down, blind them or let them fail. */
export interface ReloadDependencies {
  pace: ReloadIntervals;
  backOff: typeof BACK_OFF;
  watch: typeof watchRules;
  /** @param limits left out: those of a reload */
  startLoader: (limits?: LoaderLimits) => LoaderClient;
}

export const RELOAD_DEPENDENCIES: ReloadDependencies = {
  pace: { ...WATCH_PACE, settle: 100 },
  backOff: BACK_OFF,
  watch: watchRules,
  startLoader,
};

/** Leaves the first load to a loader that has been started already; each later one gets a loader of its own. */
export function firstOf(loader: LoaderClient | undefined): ReloadDependencies['startLoader'] {
  let ready = loader;
  return (limits) => {
    const next = ready ?? startLoader(limits);
    ready = undefined;
    return next;
  };
}
