import { samples } from '../hooks/samples.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { type CompareOptions, compareByOrigin } from './behaviour.ts';
import { generateRequests } from './generated/generated-requests.ts';
import { unshown } from './generated/redefinitions.ts';
import type { DiffReport } from './report.ts';
import type { Revision } from './revision.ts';
import { compareStructure } from './structure.ts';

/** The differences between two revisions, as written and in their decisions. */
export type Comparison = Omit<DiffReport, 'base' | 'head' | 'skipped' | 'retries'>;

/** Compares two revisions, by given requests and by requests generated for the changes. */
export async function compareRevisions(
  base: Revision,
  head: Revision,
  requests: AsyncIterable<RecordedRequest> | Iterable<RecordedRequest>,
  options: CompareOptions,
): Promise<Comparison> {
  const { endpoint, now } = options;
  const { changes, touched } = compareStructure(base, head);
  const { recorded, test, sample } = await compareByOrigin(base, head, requests, options);
  const ofEndpoint = touched.filter((rule) => endpoint === undefined || rule.endpoint === endpoint);
  const { requests: made, unreached, redefined } = generateRequests(base, head, ofEndpoint, now);
  const { generated } = await compareByOrigin(base, head, made, options);
  unreached.push(...(await unshown(redefined, base, head, now)));
  return { changes, touched, recorded, tests: test, samples: sample, generated, unreached };
}

/** The built-in samples as requests. */
export function sampleRequests(): RecordedRequest[] {
  return Object.entries(samples).map(([name, request]) => ({
    name: `sample ${name}`,
    request,
    madeUp: 'sample',
  }));
}

/** Removes duplicates: both revisions have most of their tests in common. */
export function distinctRequests(requests: readonly RecordedRequest[]): Iterable<RecordedRequest> {
  const byContent = requests.map(
    (one) => [JSON.stringify([one.endpoint, one.at, one.request]), one] as const,
  );
  return new Map(byContent).values();
}
