import type { LoggedDecision, RuleResult } from './logged-decision.ts';
import type { PersonSearch } from './person.ts';

/** What is asked of a decision; what is left out is not asked. Of several values of one kind one is enough. */
export interface Query {
  decisions?: readonly string[];
  /** Names of rules that decided. */
  rules?: readonly string[];
  /** What rules came to, enforced or in shadow. */
  results?: readonly { rule: string; result: RuleResult }[];
  endpoints?: readonly string[];
  requestTypes?: readonly string[];
  /** Milliseconds since 1970. */
  since?: number;
  /** Milliseconds since 1970: the first moment that no longer counts. */
  until?: number;
  eventIds?: readonly string[];
  ids?: readonly string[];
  /** Decisions that failed. */
  failed?: boolean;
  /** Decisions that a shadow rule would have turned, were it enforced. */
  shadowDisagrees?: boolean;
  /** Retries, and events that came again in another form. */
  retries?: boolean;
  /** Decisions for one person. */
  person?: PersonSearch;
}

/** Whether a decision has everything that is asked. */
export function isWanted(query: Query, logged: LoggedDecision): boolean {
  return (
    logged.at >= (query.since ?? Number.NEGATIVE_INFINITY) &&
    logged.at < (query.until ?? Number.POSITIVE_INFINITY) &&
    isAmong(query.decisions, logged.decision) &&
    isAmong(query.endpoints, logged.endpoint) &&
    isAmong(query.requestTypes, logged.requestType) &&
    isAmong(query.eventIds, logged.eventId) &&
    isAmong(query.ids, logged.id) &&
    (query.rules?.some((rule) => logged.rules.includes(rule)) ?? true) &&
    (query.results?.some(({ rule, result }) => resultOf(logged, rule) === result) ?? true) &&
    (!query.failed || logged.failure !== undefined) &&
    (!query.shadowDisagrees || disagreeing(logged).length > 0) &&
    (!query.retries || logged.retry || logged.odd !== undefined) &&
    // The last one: it takes the longest, and counts what it cannot search.
    (query.person?.finds(logged) ?? true)
  );
}

function isAmong(wanted: readonly string[] | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

function resultOf({ results, shadow }: LoggedDecision, rule: string): RuleResult | undefined {
  return results.get(rule) ?? shadow.get(rule)?.result;
}

/** The shadow rules that would have made another decision, and which. */
export function disagreeing({ shadow, decision }: LoggedDecision): { rule: string; would: string }[] {
  return [...shadow].flatMap(([rule, { would }]) =>
    would === undefined || would === decision ? [] : [{ rule, would }],
  );
}
