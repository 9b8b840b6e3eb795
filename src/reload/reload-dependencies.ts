import { watchRules } from '../rule-set/watcher.ts';
import { type LoaderClient, type LoaderLimits, startLoader } from './loader-client.ts';
import type { BackOff } from './restarting-watcher.ts';

/** Milliseconds. `settle`: quiet before reading; `poll`: between two looks; `full`: between two complete readings. */
export interface ReloadIntervals {
  settle: number;
  poll: number;
  full: number;
}

/** What live rules work with; a test may slow it down, blind it or let it fail. */
export interface ReloadDependencies {
  pace: ReloadIntervals;
  backOff: BackOff;
  watch: typeof watchRules;
  /** @param limits left out: those of a reload */
  startLoader: (limits?: LoaderLimits) => LoaderClient;
}

/** As it ships. */
export const RELOAD_DEPENDENCIES: ReloadDependencies = {
  pace: { settle: 100, poll: 2000, full: 60_000 },
  backOff: { first: 1000, longest: 60_000 },
  watch: watchRules,
  startLoader,
};

/** Leaves the first look to a thread that is there already. Each one after it gets a thread of its own. */
export function firstOf(examiner: LoaderClient | undefined): ReloadDependencies['startLoader'] {
  let ready = examiner;
  return (limits) => {
    const next = ready ?? startLoader(limits);
    ready = undefined;
    return next;
  };
}
