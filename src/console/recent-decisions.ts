import type { Decision } from '../decisions/decision.ts';
import type { AnsweredCall } from '../decisions/hook-call.ts';
import { isRequestType } from '../hooks/registration/request.ts';
import type { DecisionsEvent, LiveDecision } from './api.ts';

/** So many of the last decisions are remembered. */
export const REMEMBERED = 1000;

/** The last decisions, as far as they are new to who asks. Plain data. */
export interface Recent {
  /** The oldest first. */
  decisions: LiveDecision[];
  totals: DecisionsEvent['totals'];
  /** Of the last decision; 0 before the first one. */
  last: number;
}

/** What is remembered of a decision: nothing that came with the request but its type, if that is one of Okta's. */
type Kept = Omit<LiveDecision, 'time' | 'moreRules' | 'moreDisagreeing'> & {
  /** Milliseconds since 1970. */
  time: number;
};

const NONE: readonly string[] = [];

/** The last decisions of a process, and how many there were. */
export class RecentDecisions {
  readonly #kept: Kept[] = [];
  readonly #totals = { allow: 0, deny: 0, error: 0 };
  #last = 0;

  /** Told once of what each request is answered. A retry is listed, and counted no more than once. */
  decided(answered: AnsweredCall): void {
    this.#last += 1;
    if (answered.retry === undefined) this.#totals[totalOf(answered.decision)] += 1;
    this.#kept[this.#last % REMEMBERED] = keptOf(answered, this.#last);
  }

  /** @param after the number of the last decision that is known already */
  since(after: number): Recent {
    const last = this.#last;
    const first = Math.max(after, last - REMEMBERED) + 1;
    const decisions = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
      toLive(this.#kept[(first + index) % REMEMBERED] as Kept),
    );
    return { decisions, totals: { ...this.#totals }, last };
  }
}

function totalOf({ kind, failure }: Decision): keyof DecisionsEvent['totals'] {
  if (failure !== undefined) return 'error';
  return kind === 'deny' ? 'deny' : 'allow';
}

function keptOf({ call, decision, milliseconds, retry }: AnsweredCall, number: number): Kept {
  const { endpoint, version, time } = call;
  const { id, requestType, kind, by, rules, shadow, failure } = decision;
  const kept: Kept = {
    number,
    id,
    time,
    endpoint: endpoint.path,
    decision: kind,
    by,
    version,
    milliseconds,
    retry: retry === true,
    rules: rules as string[],
    disagreeing: shadow.length === 0 ? (NONE as string[]) : disagreeing(shadow, kind),
  };
  if (isRequestType(requestType)) kept.requestType = requestType;
  if (failure !== undefined) kept.failure = failure.code;
  return kept;
}

function disagreeing(shadow: Decision['shadow'], kind: Decision['kind']): string[] {
  return shadow
    .filter(({ verdict, would }) => verdict !== 'skipped' && would !== kind)
    .map(({ rule }) => rule.name);
}

/** So many rules of a decision are named. A thousand may agree on each of a thousand decisions. */
const NAMED = 10;

function toLive({ time, rules, disagreeing, ...kept }: Kept): LiveDecision {
  return {
    ...kept,
    time: new Date(time).toISOString(),
    rules: rules.slice(0, NAMED),
    moreRules: Math.max(0, rules.length - NAMED),
    disagreeing: disagreeing.slice(0, NAMED),
    moreDisagreeing: Math.max(0, disagreeing.length - NAMED),
  };
}
