import type { LiveDecision } from '../../../src/console/api.ts';

/** Seconds of one step of the chart. */
export const STEP = 5;

/** Steps of the chart: ten minutes. */
const STEPS = 120;

/** Numbers of decisions of each kind, by the start of the step in seconds since 1970. */
export type Timeline = ReadonlyMap<number, Counts>;

export interface Counts {
  allow: number;
  deny: number;
  error: number;
}

export function timelineOf(decisions: readonly LiveDecision[]): Timeline {
  return addTo(new Map(), decisions);
}

/** Adds decisions to a timeline, and drops steps that are too old. */
export function addTo(timeline: Timeline, decisions: readonly LiveDecision[]): Timeline {
  const counted = new Map([...timeline].map(([at, counts]) => [at, { ...counts }]));
  for (const decision of decisions) {
    const at = stepOf(Date.parse(decision.time));
    const counts = counted.get(at) ?? { allow: 0, deny: 0, error: 0 };
    counts[kindOf(decision)] += 1;
    counted.set(at, counts);
  }
  const oldest = Math.max(...counted.keys()) - STEPS * STEP;
  return new Map([...counted].filter(([at]) => at > oldest));
}

/** The counter of a decision: failures count as errors, all decisions but denials as allowances. */
export function kindOf({ decision, failure }: LiveDecision): keyof Counts {
  if (failure !== undefined) return 'error';
  return decision === 'deny' ? 'deny' : 'allow';
}

/** The columns of a chart that ends with the step of `now`; steps without decisions are zero. */
export function columnsOf(timeline: Timeline, now: number): [number[], number[], number[], number[]] {
  const last = Math.max(stepOf(now), ...timeline.keys());
  const steps = Array.from({ length: STEPS }, (_, index) => last - (STEPS - 1 - index) * STEP);
  const of = (kind: keyof Counts) => steps.map((at) => timeline.get(at)?.[kind] ?? 0);
  return [steps, of('allow'), of('deny'), of('error')];
}

function stepOf(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000 / STEP) * STEP;
}
