/** POST /console/api/find: the last decisions for one person, also in masked records. */
export interface FindQuestion {
  /** A login or an e-mail address; with `fact`, the value of that fact. */
  value: string;
  fact?: string;
}

export interface FindAnswer {
  /** Newest first, at most 100, numbered from 1. */
  decisions: LiveDecision[];
  /** The number of searched records. */
  searched: number;
  /** Time of the oldest searched record; undefined if there are none. */
  since?: string;
  /** True if older records were not searched. */
  older: boolean;
  /** Records without a request, and records that are masked with another key. */
  unsearched: { withoutRequest: number; otherKey: number };
}

/** GET /console/api/decisions, server-sent events. `event: backlog`, once; then `event: decisions`. */
export interface DecisionsEvent {
  decisions: LiveDecision[];
  /** Since the service started. */
  totals: { allow: number; deny: number; error: number };
  /** The effects of enforcing each shadow rule, as in `/shadow` of the admin listener. */
  shadow: object[];
}

/** One decision, without profile values. */
export interface LiveDecision {
  /** Counts from 1 since the start of the process; gaps are decisions that were omitted from a batch. */
  number: number;
  id: string;
  time: string;
  endpoint: string;
  requestType?: string;
  /** Undefined for registration. */
  hook?: string;
  decision: string;
  by: string;
  /** The first deciding rules. */
  rules: string[];
  /** The number of further deciding rules. */
  moreRules: number;
  version: string;
  milliseconds: number;
  failure?: string;
  retry: boolean;
  /** Names of the first shadow rules that would have changed the decision. */
  disagreeing: string[];
  /** The number of further ones. */
  moreDisagreeing: number;
}
