import type { LiveDecision } from '../../../src/console/api.ts';
import { kindOf } from './timeline.ts';

/** The criteria of the decision filter; one that is undefined matches all decisions. */
export interface Filter {
  decision?: string | undefined;
  endpoint?: string | undefined;
  rule?: string | undefined;
  /** Anywhere in the row. */
  text?: string | undefined;
}

export function matches(filter: Filter): (decision: LiveDecision) => boolean {
  const text = filter.text?.toLowerCase();
  return (one) => {
    if (filter.decision && filter.decision !== one.decision && filter.decision !== kindOf(one)) return false;
    if (filter.endpoint && filter.endpoint !== one.endpoint) return false;
    if (filter.rule && !(one.rules.includes(filter.rule) || one.disagreeing.includes(filter.rule)))
      return false;
    return !text || textOf(one).includes(text);
  };
}

function textOf(one: LiveDecision): string {
  const { id, endpoint, requestType, hook, decision, by, rules, version, failure } = one;
  return [id, endpoint, requestType, hook, decision, by, ...rules, version, failure].join(' ').toLowerCase();
}

/** The options of the filter, in alphabetical order. */
export function choicesOf(decisions: readonly LiveDecision[]): { endpoints: string[]; rules: string[] } {
  const distinct = (values: string[]) => [...new Set(values)].sort();
  return {
    endpoints: distinct(decisions.map(({ endpoint }) => endpoint)),
    rules: distinct(decisions.flatMap(({ rules, disagreeing }) => [...rules, ...disagreeing])),
  };
}
