/** POST /console/api/find: the last decisions for one person, also in masked records. */
export interface FindQuestion {
  /** A login or an e-mail address; or with `fact` the value of that. */
  value: string;
  fact?: string;
}

export interface FindAnswer {
  /** The newest first, at most 100; their numbers count them from 1. */
  decisions: LiveDecision[];
  /** How many were looked at, and when the first of them was made; undefined where there are none. */
  searched: number;
  since?: string;
  /** Whether there are older ones that were not looked at. */
  older: boolean;
  /** Decisions without a request in their record, and those that are masked under another key. */
  unsearched: { withoutRequest: number; otherKey: number };
}

/** GET /console/api/decisions, server-sent events. `event: backlog`, once; then `event: decisions`. */
export interface DecisionsEvent {
  decisions: LiveDecision[];
  /** Since the service started. */
  totals: { allow: number; deny: number; error: number };
  /** What turning each shadow rule on would have changed, as the admin listener's /shadow tells it. */
  shadow: object[];
}

/** One decision, without anything of a profile. */
export interface LiveDecision {
  /** Counts from 1, and begins anew with the process; gaps are decisions that were left out of a batch. */
  number: number;
  id: string;
  time: string;
  endpoint: string;
  requestType?: string;
  decision: string;
  by: string;
  /** Those that decided, the first few of them. */
  rules: string[];
  /** How many more did. */
  moreRules: number;
  version: string;
  milliseconds: number;
  failure?: string;
  retry: boolean;
  /** Names of the shadow rules that would have decided otherwise. */
  disagreeing: string[];
  /** How many more shadow rules would have. */
  moreDisagreeing: number;
}
