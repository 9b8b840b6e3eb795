import { concurrentRequests } from './concurrent-requests.ts';
import { decisions } from './decisions.ts';
import { malformed, unauthenticated } from './rejected-requests.ts';
import { retry } from './retry.ts';
import type { Scenario } from './scenario.ts';

/** All that is played, in this order. */
export const scenarios: readonly Scenario[] = [
  ...decisions,
  retry,
  concurrentRequests,
  malformed(),
  ...unauthenticated(),
];
