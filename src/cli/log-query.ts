import { RESULTS } from '../decision-log/read/logged-decision.ts';
import { type Sought, soughtInProfiles } from '../decision-log/read/person.ts';
import type { Query } from '../decision-log/read/query.ts';
import { parseFactPath } from '../rules/fact-path.ts';
import { UsageError } from './io.ts';
import { readSpan } from './read-time.ts';
import { withSlash } from './resolve-endpoint.ts';

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
  login?: string[];
  email?: string[];
  where?: string[];
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

/** The values that are looked for in requests: of each group one has to be found. */
export function readSought({ login = [], email = [], where = [] }: QueryOptions): Sought[][] {
  const byPath = Map.groupBy(where.map(readWhere), ({ paths }) => JSON.stringify(paths));
  const groups = [
    login.map((value) => soughtInProfiles('login', value)),
    email.map((value) => soughtInProfiles('email', value)),
    ...byPath.values(),
  ];
  return groups.filter(({ length }) => length > 0);
}

/** What was written is not repeated: a message may end up in a log, and the value is somebody's. */
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
    `--result ${written} names no rule with what it came to`,
    `write it as corporate-email=failed, with one of: ${RESULTS.join(', ')}`,
  );
}
