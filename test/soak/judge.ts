import type { Disturbed, Reign } from './disturb.ts';
import { parityOf } from './generations.ts';
import type { Weight } from './probe.ts';
import type { Kind, Result } from './traffic.ts';

/** All observations of one run. */
export interface Run extends Disturbed {
  results: Result[];
  /** The number of measurements before it was warm. */
  warm: number;
  weights: Weight[];
  /** Lines of the decision log. */
  records: number;
  exit: { code: number | null; signal: NodeJS.Signals | null };
}

/**
 * Bytes by which the last third of a run may exceed the first one. Without a leak the difference is a tenth of it; 300
 * bytes leaked by each call are more after a minute.
 */
const MAY_GROW = { heap: 2 * 1024 * 1024, rss: 48 * 1024 * 1024 };

/** The expected response to each kind of call, for every rule set version. */
const ANSWERS: Record<Kind, { statuses: number[]; lets?: (generation: number) => boolean }> = {
  allow: { statuses: [200], lets: () => true },
  deny: { statuses: [200], lets: () => false },
  listed: { statuses: [200], lets: (generation) => parityOf(generation) === 'even' },
  progressive: { statuses: [200], lets: () => true },
  classic: { statuses: [200], lets: () => false },
  malformed: { statuses: [400] },
  // Repeated calls without credentials can get 429.
  stranger: { statuses: [401, 429] },
  retry: { statuses: [200], lets: () => false },
};

/** Every error, in words. */
export function breaches({ results, reigns, steps, weights, warm, records, exit }: Run): string[] {
  const found = results.flatMap((result) => {
    const breach = breachOf(result, reigns);
    return breach === undefined ? [] : [`${result.kind}: ${breach}`];
  });
  for (const [step, count] of Object.entries(steps))
    if (count === 0) found.push(`rules: they were never ${step}, so nothing is proved`);
  for (const kind of ['heap', 'rss'] as const) {
    const growth = growthOf(weights.slice(warm).map((weight) => weight[kind]));
    // Not the other way round: an unknown growth (NaN) is an error.
    if (!(growth <= MAY_GROW[kind])) found.push(`memory: the ${kind} grew by ${growth} bytes`);
  }
  const decided = results.filter(({ status }) => status === 200).length;
  if (records !== decided) found.push(`records: ${decided} decisions left ${records} records`);
  if (exit.code !== 0) found.push(`end: it ended with ${exit.code ?? exit.signal}`);
  return found;
}

/** The error of this response; undefined if it is correct. */
export function breachOf(result: Result, reigns: readonly Reign[]): string | undefined {
  const { kind, status, body, first } = result;
  const { statuses, lets } = ANSWERS[kind];
  if (status === 0) return `dropped: ${body}`;
  if (!statuses.includes(status)) return `${status}: ${body}`;
  if (lets === undefined) return undefined;
  if (first !== undefined && sameDecision(first.body, body))
    return first.body === body ? undefined : `a retry was answered otherwise: ${body}`;
  const reign = reigns.find(({ version }) => version === versionIn(body));
  if (reign === undefined) return `no generation ever had this version: ${body}`;
  if (reign.from > result.answered || reign.until < result.sent)
    return `generation ${reign.generation} was not live then`;
  const said = new Set([...body.matchAll(/"generation (\d+)"/g)].map(([, number]) => Number(number)));
  if (said.size !== 1 || !said.has(reign.generation))
    return `mixed: version of generation ${reign.generation}, texts of ${[...said]}`;
  const let_ = !body.includes('DENY');
  return let_ === lets(reign.generation)
    ? undefined
    : `mixed: generation ${reign.generation} with another's list`;
}

function versionIn(body: string): string {
  return JSON.parse(body).debugContext.hookgate.version;
}

/** Whether a reply came from the replay cache instead of a new decision. */
function sameDecision(one: string, other: string): boolean {
  const idIn = (body: string) => /"decisionId":"([^"]+)"/.exec(body)?.[1];
  return idIn(one) !== undefined && idIn(one) === idIn(other);
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * The difference of the medians of the last and the first third, in bytes: neither a single late garbage collection
 * nor a single reload affects it.
 */
export function growthOf(weights: readonly number[]): number {
  const third = Math.floor(weights.length / 3);
  if (third === 0) return Number.NaN;
  return median(weights.slice(-third)) - median(weights.slice(0, third));
}
