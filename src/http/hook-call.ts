import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { Deadline } from './deadline.ts';

/** One call of a hook, from its arrival. */
export interface HookCall {
  /** Of the decision that it may come to. */
  id: string;
  /** Milliseconds since 1970. */
  time: number;
  /** By the clock of `performance.now`. */
  start: number;
  deadline: Deadline;
  ruleSet: RuleSet;
  endpoint: Endpoint;
  /** Once its body has been read. */
  request?: HookRequest;
}
