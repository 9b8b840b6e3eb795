import { type Sought, soughtInProfiles } from '../decision-log/read/person.ts';
import type { Query } from '../decision-log/read/query.ts';
import { RESULTS } from '../recorded-requests/past-decision.ts';
import { parseFactPath } from '../rules/fact-path.ts';
import { UsageError } from './io.ts';
import { readSpan } from './read-time.ts';
import { withSlash } from './resolve-endpoint.ts';

/** The options of `hookgate log` that select decisions. */
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
  login?: string[];
  email?: string[];
  where?: string[];
}

/** @param now end of spans such as `2h`, in milliseconds since 1970 */
export function readQuery(options: QueryOptions, now: number): Query {
  const { failed, shadowDisagrees, retries } = options;
  return {
    ...readSpan(options, now),
    decisions: options.decision,
    rules: options.rule,
    results: options.result?.map(readResult),
    endpoints: options.endpoint?.map(withSlash),
    requestTypes: options.requestType,
    eventIds: options.eventId,
    ids: options.id,
    ...{ failed, shadowDisagrees, retries },
  };
}

/** The values to search for in requests: one of each group has to match. */
export function readSought({ login = [], email = [], where = [] }: QueryOptions): Sought[][] {
  const byPath = Map.groupBy(where.map(readWhere), ({ paths }) => JSON.stringify(paths));
  const groups = [
    login.map((value) => soughtInProfiles('login', value)),
    email.map((value) => soughtInProfiles('email', value)),
    ...byPath.values(),
  ];
  return groups.filter(({ length }) => length > 0);
}

/** The message does not repeat the value: it is personal, and messages end up in logs. */
function readWhere(written: string): Sought {
  const [, before = '', value = ''] = /^([^=]*(?:\["[^"]*"\][^=]*)*)=(.+)$/s.exec(written) ?? [];
  const path = parseFactPath(before.trim());
  if (typeof path !== 'string' && value !== '') return { paths: [path], value };
  throw new UsageError(
    '--where needs the path of a fact and a value',
    'write it as data.userProfile.employeeNumber=1234',
  );
}

function readResult(written: string): { rule: string; result: (typeof RESULTS)[number] } {
  const [, rule, word] = /^(.+)=(.+)$/.exec(written) ?? [];
  const result = RESULTS.find((one) => one === word);
  if (rule !== undefined && result !== undefined) return { rule, result };
  throw new UsageError(
    `--result ${written} names no rule with its result`,
    `write it as corporate-email=failed, with one of: ${RESULTS.join(', ')}`,
  );
}
