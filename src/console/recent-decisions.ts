import type { Decision } from '../decisions/decision.ts';
import type { AnsweredCall } from '../decisions/hook-call.ts';
import { DEFAULT_HOOK } from '../hooks/index.ts';
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

/** The last decisions of a process, and the number of decisions by kind. */
export class RecentDecisions {
  readonly #kept: LiveDecision[] = [];
  readonly #totals = { allow: 0, deny: 0, error: 0 };
  #last = 0;

  /** Records a decision. A retry is listed, but not counted again. */
  decided(answered: AnsweredCall): void {
    this.#last += 1;
    if (answered.retry === undefined) this.#totals[totalOf(answered.decision)] += 1;
    this.#kept[this.#last % REMEMBERED] = toLive(answered, this.#last);
  }

  /** @param after  the number of the last known decision */
  since(after: number): Recent {
    const last = this.#last;
    const first = Math.max(after, last - REMEMBERED) + 1;
    const decisions = Array.from(
      { length: Math.max(0, last - first + 1) },
      (_, index) => this.#kept[(first + index) % REMEMBERED] as LiveDecision,
    );
    return { decisions, totals: { ...this.#totals }, last };
  }
}

function totalOf({ kind, failure }: Decision): keyof DecisionsEvent['totals'] {
  if (failure !== undefined) return 'error';
  return kind === 'deny' ? 'deny' : 'allow';
}

/** A decision without values of the request, except for a request type of the hook. */
function toLive({ call, decision, milliseconds, retry }: AnsweredCall, number: number): LiveDecision {
  const { endpoint, version, time } = call;
  const { id, requestType, kind, by, rules, shadow, failure } = decision;
  const isKnown = requestType !== undefined && endpoint.hook.requestTypes.includes(requestType);
  return {
    ...{ number, id, endpoint: endpoint.path, by, version, milliseconds },
    decision: kind,
    time: new Date(time).toISOString(),
    retry: retry === true,
    ...(isKnown && { requestType }),
    ...(endpoint.hook.name !== DEFAULT_HOOK && { hook: endpoint.hook.name }),
    ...(failure !== undefined && { failure: failure.code }),
    ...firstRules(rules, disagreeing(shadow, kind)),
  };
}

function disagreeing(shadow: Decision['shadow'], kind: Decision['kind']): string[] {
  return shadow
    .filter(({ verdict, would }) => verdict !== 'skipped' && would !== kind)
    .map(({ rule }) => rule.name);
}

/** Maximum number of rules that are named: a thousand may agree on each of a thousand decisions. */
const NAMED = 10;

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
