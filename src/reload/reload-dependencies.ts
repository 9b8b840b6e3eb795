import { type BackOff, watchRules } from '../rule-set/watcher.ts';
import { type LoaderClient, type LoaderLimits, startLoader } from './loader-client.ts';

/** Milliseconds. `settle`: quiet before reading; `poll`: between two polls; `full`: between two unconditional reloads. */
export interface ReloadIntervals {
  settle: number;
  poll: number;
  full: number;
}

/** Dependencies of live rules; tests slow them down, blind them or let them fail. */
export interface ReloadDependencies {
  pace: ReloadIntervals;
  backOff: BackOff;
  watch: typeof watchRules;
  /** @param limits left out: those of a reload */
  startLoader: (limits?: LoaderLimits) => LoaderClient;
}

export const RELOAD_DEPENDENCIES: ReloadDependencies = {
  pace: { settle: 100, poll: 2000, full: 60_000 },
  backOff: { first: 1000, longest: 60_000 },
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
