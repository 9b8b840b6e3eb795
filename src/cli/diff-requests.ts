import { thousands } from '../diagnostics/pluralize.ts';
import { distinctRequests, sampleRequests } from '../diff/compare-revisions.ts';
import type { DiffReport } from '../diff/report.ts';
import { readRecordings, type Skipped } from '../recorded-requests/read-recorded-requests.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import type { RecordedRequestSource } from '../recorded-requests/sources.ts';
import { type Io, UsageError } from './io.ts';
import { progressOn } from './progress.ts';

interface RecordingsOfSides {
  sources: readonly RecordedRequestSource[];
  endpoints: ReadonlySet<string>;
}

type Requests = AsyncIterable<RecordedRequest> | Iterable<RecordedRequest>;

/** What is left out by name, of all that is counted. */
const SKIPPED_SHOWN = 3;

/**
 * The requests that both sides decide, one at a time, with a progress bar; what is left out is noted in `left`.
 *
 * @param tested those of the tests beside the rules
 * @param recorded where recordings are read, and the endpoints that either side has
 * @param at milliseconds since 1970: replaces each request's own time
 */
export async function* requestsFor(
  tested: readonly RecordedRequest[],
  { sources, endpoints }: RecordingsOfSides,
  at: number | undefined,
  left: Pick<DiffReport, 'skipped' | 'retries'>,
  io: Io,
): AsyncGenerator<RecordedRequest> {
  const progress = progressOn(io.stderr, () => performance.now());
  const total = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  let [bytes, requests] = [0, 0];
  const onSkipped = (found: Skipped) => {
    left.skipped.count += 1;
    if (left.skipped.first.length < SKIPPED_SHOWN) left.skipped.first.push(found);
  };
  const recordings = readRecordings(sources, io.stdin, {
    onSkipped,
    onBytes: (read) => {
      bytes += read;
    },
  });
  // What has really happened comes first: of each group the first few are shown.
  const origins: Requests[] = [recordings, sampleRequests(), distinctRequests(tested)];
  for (const origin of origins) {
    for await (const request of origin) {
      const { endpoint, name, decided } = request;
      if (decided?.retry) {
        left.retries += 1;
        continue;
      }
      if (endpoint !== undefined && !endpoints.has(endpoint)) {
        onSkipped({ name, reason: `neither side has the endpoint ${endpoint}` });
        continue;
      }
      requests += 1;
      progress.show(() => `${thousands(requests)} requests`, total > 0 ? bytes / total : undefined);
      yield at === undefined ? request : asAt(request, at);
    }
    if (origin === recordings && sources.length > 0 && requests === 0)
      throw nothingRead(sources, left.skipped);
  }
  progress.end();
}

/** A request as at another time, at which its rules may have come to something else. */
function asAt({ decided, ...request }: RecordedRequest, at: number): RecordedRequest {
  return { ...request, at, ...(decided !== undefined && { decided: { ...decided, results: new Map() } }) };
}

/** What was asked for was not compared: that must not look like a comparison without a difference. */
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
