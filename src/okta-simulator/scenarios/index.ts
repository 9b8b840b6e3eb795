import { simulators } from '../index.ts';
import { concurrentRequests } from './concurrent-requests.ts';
import { malformed, unauthenticated } from './rejected-requests.ts';
import { retry } from './retry.ts';
import type { Scenario } from './scenario.ts';

/** All scenarios, in the order in which they run. */
export const scenarios: readonly Scenario[] = [
  ...Object.values(simulators).flatMap(({ decisions }) => decisions),
  retry,
  concurrentRequests,
  malformed(),
  ...unauthenticated(),
];
