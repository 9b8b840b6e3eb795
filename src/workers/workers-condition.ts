import type { HealthCheck } from '../http/readiness.ts';
import type { Place } from './place.ts';

/** Who answers, for those who run the service. */
export interface WorkerReport {
  name: string;
  pid: number | undefined;
  state: Place['state'];
  since: Date;
  /** Of the rules that it answers by. */
  version: string | null;
}

export function reportOn({ name, state, since, member }: Place): WorkerReport {
  return { name, pid: member?.pid, state, since, version: member?.generation?.version ?? null };
}

/**
 * Whether all workers answer, and by what is live.
 *
 * @param heard those who said something when they were asked just now
 * @param version of what is live
 */
export function workersCondition(
  places: readonly Place[],
  heard: ReadonlySet<Place>,
  version: string | undefined,
): HealthCheck {
  const name = 'workers';
  const problems = places.flatMap((place) => problemOf(place, heard, version) ?? []);
  if (problems.length === 0) return { name, state: 'ready' };
  const reason = problems.join('; ');
  return { name, state: heard.size === 0 ? 'not-ready' : 'degraded', reason };
}

function problemOf(place: Place, heard: ReadonlySet<Place>, version: string | undefined): string | undefined {
  const { name, state, reason, member } = place;
  const before = reason === undefined ? '' : `; the one before ended with ${reason}`;
  if (state === 'starting') return `${name} starts${before}`;
  if (state === 'ended') return `${name} ended with ${reason}`;
  if (!heard.has(place)) return `${name} does not answer`;
  const answersBy = member?.generation?.version;
  return answersBy === version ? undefined : `${name} answers by ${answersBy} still`;
}
