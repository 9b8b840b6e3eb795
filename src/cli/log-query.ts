import { RESULTS } from '../decision-log/read/logged-decision.ts';
import type { Query } from '../decision-log/read/query.ts';
import { withSlash } from './choose-endpoint.ts';
import { UsageError } from './io.ts';
import { readSpan } from './read-time.ts';

/** The options of `hookgate log` that say which decisions are meant. */
export interface QueryOptions {
  decision?: string[];
  rule?: string[];
  result?: string[];
  endpoint?: string[];
  requestType?: string[];
  since?: string;
  until?: string;
  eventId?: string[];
  id?: string[];
  failed?: boolean;
  shadowDisagrees?: boolean;
  retries?: boolean;
}

/** @param now milliseconds since 1970: where spans such as `2h` end */
export function readQuery(options: QueryOptions, now: number): Query {
  const { decision, rule, result, endpoint, requestType, eventId, id } = options;
  const { failed = false, shadowDisagrees = false, retries = false } = options;
  return {
    ...readSpan(options, now),
    ...(decision && { decisions: decision }),
    ...(rule && { rules: rule }),
    ...(result && { results: result.map(readResult) }),
    ...(endpoint && { endpoints: endpoint.map(withSlash) }),
    ...(requestType && { requestTypes: requestType }),
    ...(eventId && { eventIds: eventId }),
    ...(id && { ids: id }),
    failed,
    shadowDisagrees,
    retries,
  };
}

function readResult(written: string): { rule: string; result: (typeof RESULTS)[number] } {
  const [, rule, word] = /^(.+)=(.+)$/.exec(written) ?? [];
  const result = RESULTS.find((one) => one === word);
  if (rule !== undefined && result !== undefined) return { rule, result };
  throw new UsageError(
    `--result ${written} names no rule with what it came to`,
    `write it as corporate-email=failed, with one of: ${RESULTS.join(', ')}`,
  );
}
