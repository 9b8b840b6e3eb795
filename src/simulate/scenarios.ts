import { decisions } from './decisions.ts';
import { malformed, strangers } from './refusals.ts';
import { retry } from './retry.ts';
import type { Scenario } from './scenario.ts';
import { twoAtOnce } from './two-at-once.ts';

/** All that is played, in this order. */
export const scenarios: readonly Scenario[] = [...decisions, retry, twoAtOnce, malformed(), ...strangers()];
