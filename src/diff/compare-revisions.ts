import { samples } from '../hooks/registration/samples.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { type CompareOptions, compareByOrigin } from './behaviour.ts';
import { generateRequests } from './generated/generated-requests.ts';
import type { DiffReport } from './report.ts';
import type { Revision } from './revision.ts';
import { compareStructure } from './structure.ts';

/** Everything that differs between two sides: as they are written, and in what they do to requests. */
export type Comparison = Omit<DiffReport, 'base' | 'head' | 'skipped' | 'retries'>;

/**
 * Holds two sides against each other, by requests that there are, and by others that are made up around what changed.
 */
export async function compareRevisions(
  base: Revision,
  head: Revision,
  requests: AsyncIterable<RecordedRequest> | Iterable<RecordedRequest>,
  options: CompareOptions,
): Promise<Comparison> {
  const { endpoint, now } = options;
  const { changes, touched } = compareStructure(base, head);
  const { recorded, test, sample } = await compareByOrigin(base, head, requests, options);
  const aimed = touched.filter((rule) => endpoint === undefined || rule.endpoint === endpoint);
  const probes = await generateRequests(base, head, aimed, now);
  const { generated } = await compareByOrigin(base, head, probes.requests, options);
  return { changes, touched, recorded, tests: test, samples: sample, generated, unreached: probes.unreached };
}

/** The built-in samples, as requests to compare by. */
export function sampleRequests(): RecordedRequest[] {
  return Object.entries(samples).map(([name, request]) => ({
    name: `sample ${name}`,
    request,
    madeUp: 'sample',
  }));
}

/** Without those that say the same: both sides have most of their tests in common. */
export function distinctRequests(requests: readonly RecordedRequest[]): Iterable<RecordedRequest> {
  const byContent = requests.map(
    (one) => [JSON.stringify([one.endpoint, one.at, one.request]), one] as const,
  );
  return new Map(byContent).values();
}
