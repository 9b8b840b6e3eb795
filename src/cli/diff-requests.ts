import type { Report } from '../diff/report.ts';
import { thousands } from '../diff/words.ts';
import { samples } from '../okta/samples.ts';
import { type RecordingSource, readRecordings } from '../recordings/read-recordings.ts';
import type { RecordedRequest } from '../recordings/recorded-request.ts';
import type { Io } from './io.ts';
import { progressOn } from './progress.ts';

type Requests = AsyncIterable<RecordedRequest> | Iterable<RecordedRequest>;

/** What is left out by name, of all that is counted. */
const SKIPPED_SHOWN = 3;

/**
 * The requests that both sides decide, one at a time, with a progress bar; what is none is noted in `skipped`.
 *
 * @param tested those of the tests beside the rules
 * @param at milliseconds since 1970: replaces each request's own time
 */
export async function* requestsFor(
  tested: readonly RecordedRequest[],
  sources: readonly RecordingSource[],
  at: number | undefined,
  skipped: Report['skipped'],
  io: Io,
): AsyncGenerator<RecordedRequest> {
  const progress = progressOn(io.stderr, () => performance.now());
  const total = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  let [bytes, requests] = [0, 0];
  const recordings = readRecordings(sources, io.stdin, {
    onSkipped: (found) => {
      skipped.count += 1;
      if (skipped.first.length < SKIPPED_SHOWN) skipped.first.push(found);
    },
    onBytes: (read) => {
      bytes += read;
    },
  });
  // What has really happened comes first: of each group the first few are shown.
  const origins: Requests[] = [recordings, sampleRequests(), distinct(tested)];
  for (const origin of origins)
    for await (const request of origin) {
      requests += 1;
      progress.show(() => `${thousands(requests)} requests`, total > 0 ? bytes / total : undefined);
      yield at === undefined ? request : { ...request, at };
    }
  progress.end();
}

/** Both sides have most of their tests in common. */
function distinct(requests: readonly RecordedRequest[]): Iterable<RecordedRequest> {
  const byContent = requests.map(
    (one) => [JSON.stringify([one.endpoint, one.at, one.request]), one] as const,
  );
  return new Map(byContent).values();
}

function* sampleRequests(): Generator<RecordedRequest> {
  for (const [name, request] of Object.entries(samples))
    yield { name: `sample ${name}`, request, madeUp: true };
}
