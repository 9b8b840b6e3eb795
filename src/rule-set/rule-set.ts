import type { Endpoint } from '../decisions/compile-endpoints.ts';
import type { IndexedList } from '../rules/lists/list.ts';

/** One generation of rules, complete and without errors. Never changed: a new generation is a new object. */
export interface RuleSet {
  /** What stands in every decision and log line: a digest of everything loaded, and the commit where there is one. */
  version: string;
  endpoints: ReadonlyMap<string, Endpoint>;
  lists: ListSummary[];
}

/** What of a list is told to operators. */
export interface ListSummary {
  name: string;
  /** How many there are. */
  entries: number;
  /** When entries stop counting, as in `AnsweringList`. */
  expiries?: Float64Array;
}

export function summaryOf({ name, size: entries, expiries }: IndexedList): ListSummary {
  return { name, entries, ...(expiries && { expiries }) };
}
