import type { Decision } from '../decisions/decision.ts';
import type { AnsweredCall } from '../decisions/hook-call.ts';

import type { DecisionsEvent, LiveDecision } from './api.ts';

/** Number of decisions that are kept. */
export const REMEMBERED = 1000;

/** The decisions after a given one. Plain data. */
export interface Recent {
  /** Oldest first. */
  decisions: LiveDecision[];
  totals: DecisionsEvent['totals'];
  /** Number of the last decision; 0 before the first one. */
  last: number;
}

/** A decision without values of the request, except for a request type of the hook. */
type Kept = Omit<LiveDecision, 'time' | 'moreRules' | 'moreDisagreeing'> & {
  /** Milliseconds since 1970. */
  time: number;
};

const NONE: readonly string[] = [];

/** The last decisions of a process, and the number of decisions by kind. */
export class RecentDecisions {
  readonly #kept: Kept[] = [];
  readonly #totals = { allow: 0, deny: 0, error: 0 };
  #last = 0;

  /** Records a decision. A retry is listed, but not counted again. */
  decided(answered: AnsweredCall): void {
    this.#last += 1;
    if (answered.retry === undefined) this.#totals[totalOf(answered.decision)] += 1;
    this.#kept[this.#last % REMEMBERED] = keptOf(answered, this.#last);
  }

  /** @param after  the number of the last known decision */
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
  if (requestType !== undefined && endpoint.hook.requestTypes.includes(requestType))
    kept.requestType = requestType;
  if (failure !== undefined) kept.failure = failure.code;
  return kept;
}

function disagreeing(shadow: Decision['shadow'], kind: Decision['kind']): string[] {
  return shadow
    .filter(({ verdict, would }) => verdict !== 'skipped' && would !== kind)
    .map(({ rule }) => rule.name);
}

/** Maximum number of rules that are named: a thousand may agree on each of a thousand decisions. */
const NAMED = 10;

function toLive({ time, rules, disagreeing, ...kept }: Kept): LiveDecision {
  return {
    ...kept,
    time: new Date(time).toISOString(),
    ...firstRules(rules, disagreeing),
  };
}

/** The first deciding and disagreeing rules, and the numbers of the others. */
export function firstRules(
  rules: readonly string[],
  disagreeing: readonly string[],
): Pick<LiveDecision, 'rules' | 'moreRules' | 'disagreeing' | 'moreDisagreeing'> {
  return {
    rules: rules.slice(0, NAMED),
    moreRules: Math.max(0, rules.length - NAMED),
    disagreeing: disagreeing.slice(0, NAMED),
    moreDisagreeing: Math.max(0, disagreeing.length - NAMED),
  };
}
