import { type RuleResult, resultOf } from '../../recorded-requests/past-decision.ts';
import type { LoggedDecision } from './logged-decision.ts';
import type { PersonSearch } from './person.ts';

/** Conditions on a decision; several values of one condition are alternatives. */
export interface Query {
  decisions?: readonly string[] | undefined;
  /** Names of rules that decided. */
  rules?: readonly string[] | undefined;
  /** Results of rules, enforced or in shadow. */
  results?: readonly { rule: string; result: RuleResult }[] | undefined;
  endpoints?: readonly string[] | undefined;
  requestTypes?: readonly string[] | undefined;
  /** Milliseconds since 1970. */
  since?: number | undefined;
  /** Milliseconds since 1970, exclusive. */
  until?: number | undefined;
  eventIds?: readonly string[] | undefined;
  ids?: readonly string[] | undefined;
  failed?: boolean | undefined;
  /** Decisions that a shadow rule would have changed. */
  shadowDisagrees?: boolean | undefined;
  /** Retries, and an eventId that is reused with a different body. */
  retries?: boolean | undefined;
  person?: PersonSearch | undefined;
}

/** True if a decision meets all conditions. */
export function matchesQuery(query: Query, logged: LoggedDecision): boolean {
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
    // Last: it takes the longest, and counts the decisions that it cannot search.
    (query.person?.finds(logged) ?? true)
  );
}

function isAmong(values: readonly string[] | undefined, value: string | undefined): boolean {
  return values === undefined || (value !== undefined && values.includes(value));
}

/** The shadow rules that would have made another decision. */
export function disagreeing({ shadow, decision }: LoggedDecision): { rule: string; would: string }[] {
  return [...shadow].flatMap(([rule, { would }]) =>
    would === undefined || would === decision ? [] : [{ rule, would }],
  );
}
