import { thousands } from '../diagnostics/pluralize.ts';
import { distinctRequests, sampleRequests } from '../diff/compare-revisions.ts';
import type { DiffReport } from '../diff/report.ts';
import { readRecordedRequests, type Skipped } from '../recorded-requests/read-recorded-requests.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import type { RecordedRequestSource } from '../recorded-requests/sources.ts';
import { type Io, UsageError } from './io.ts';
import { progressOn } from './progress.ts';

/** The requests of a diff. */
export interface DiffRequests {
  /** Requests of the tests beside the rules. */
  tested: readonly RecordedRequest[];
  sources: readonly RecordedRequestSource[];
  /** The endpoints of both revisions. */
  endpoints: ReadonlySet<string>;
  /** Milliseconds since 1970; replaces the time of each request. */
  at: number | undefined;
}

/** Maximum number of skipped requests that are listed. */
const MAX_SKIPPED = 3;

/** The requests that both revisions decide, with a progress bar; skipped ones are counted in `left`. */
export async function* requestsFor(
  { tested, sources, endpoints, at }: DiffRequests,
  left: Pick<DiffReport, 'skipped' | 'retries'>,
  io: Io,
): AsyncGenerator<RecordedRequest> {
  const progress = progressOn(io.stderr);
  const total = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  let [bytes, requests] = [0, 0];
  const onSkipped = (found: Skipped) => {
    left.skipped.count += 1;
    if (left.skipped.first.length < MAX_SKIPPED) left.skipped.first.push(found);
  };
  const isCompared = ({ endpoint, name, decided }: RecordedRequest): boolean => {
    if (decided?.retry) left.retries += 1;
    else if (endpoint === undefined || endpoints.has(endpoint)) return true;
    else onSkipped({ name, reason: `neither side has the endpoint ${endpoint}` });
    return false;
  };
  const onBytes = (read: number) => {
    bytes += read;
  };
  const recorded = readRecordedRequests(sources, io.stdin, { onSkipped, onBytes });
  // Real requests first: the report shows the first ones of each group.
  for (const origin of [recorded, sampleRequests(), distinctRequests(tested)]) {
    for await (const request of origin) {
      if (!isCompared(request)) continue;
      requests += 1;
      progress.show(() => `${thousands(requests)} requests`, total > 0 ? bytes / total : undefined);
      yield at === undefined ? request : atTime(request, at);
    }
    if (origin === recorded && sources.length > 0 && requests === 0) throw nothingRead(sources, left.skipped);
  }
  progress.end();
}

/** A request at another time, when its rules may have had other results. */
function atTime({ decided, ...request }: RecordedRequest, at: number): RecordedRequest {
  const past = decided && { ...decided, results: new Map(), skipped: new Map(), shadow: new Map() };
  return { ...request, at, ...(past && { decided: past }) };
}

/** An empty comparison must not look like one without differences. */
function nothingRead(
  sources: readonly RecordedRequestSource[],
  { first: [why] }: DiffReport['skipped'],
): UsageError {
  const names = sources.map(({ name }) => name).join(', ');
  const message = `${names} holds no request that could be compared`;
  return new UsageError(
    why === undefined ? message : `${message}: ${why.name}: ${why.reason}`,
    'name a file or a folder of recorded requests, or - for stdin',
  );
}
