import type { LiveDecision } from '../../../src/console/api.ts';
import { kindOf } from './timeline.ts';

/** Which decisions are shown; what is left out lets all through. */
export interface Filter {
  decision?: string | undefined;
  endpoint?: string | undefined;
  rule?: string | undefined;
  /** Somewhere in the row. */
  text?: string | undefined;
}

export function fits(filter: Filter): (decision: LiveDecision) => boolean {
  const text = filter.text?.toLowerCase();
  return (one) => {
    if (filter.decision && filter.decision !== one.decision && filter.decision !== kindOf(one)) return false;
    if (filter.endpoint && filter.endpoint !== one.endpoint) return false;
    if (filter.rule && !(one.rules.includes(filter.rule) || one.disagreeing.includes(filter.rule)))
      return false;
    return !text || textOf(one).includes(text);
  };
}

function textOf({ id, endpoint, requestType, decision, by, rules, version, failure }: LiveDecision): string {
  return [id, endpoint, requestType, decision, by, ...rules, version, failure].join(' ').toLowerCase();
}

/** What there is to choose from, in the order of the alphabet. */
export function choicesOf(decisions: readonly LiveDecision[]): { endpoints: string[]; rules: string[] } {
  const distinct = (values: string[]) => [...new Set(values)].sort();
  return {
    endpoints: distinct(decisions.map(({ endpoint }) => endpoint)),
    rules: distinct(decisions.flatMap(({ rules, disagreeing }) => [...rules, ...disagreeing])),
  };
}
