import { type HealthCheck, takesRequests } from '../http/readiness.ts';
import type { ShadowReport } from '../serve/shadow-report.ts';

/** The conditions of several processes as those of the whole, which answers as long as one of them does. */
export function ofAll(told: readonly (readonly HealthCheck[])[]): HealthCheck[] {
  const byName = Map.groupBy(told.flat(), ({ name }) => name);
  return [...byName].map(([name, several]) => {
    const reasons = new Set(several.flatMap(({ reason }) => reason ?? []));
    if (reasons.size === 0) return { name, state: 'ready' };
    const some = several.some(({ state }) => takesRequests(state));
    return { name, state: some ? 'degraded' : 'not-ready', reason: [...reasons].join('; ') };
  });
}

/** How many of the latest disagreements are told. */
const LATEST = 10;

/** The accounts of several processes, each rule's added up. */
export function sumOf(reports: readonly ShadowReport[]): ShadowReport[] {
  const rules = Map.groupBy(reports, ({ endpoint, requestType, rule }) =>
    JSON.stringify([endpoint, requestType, rule]),
  );
  return [...rules.values()].map((several) => several.reduce(together));
}

function together(one: ShadowReport, other: ShadowReport): ShadowReport {
  const kinds = new Set([...Object.keys(one.changes), ...Object.keys(other.changes)]);
  const changes = [...kinds].map((kind) => [kind, (one.changes[kind] ?? 0) + (other.changes[kind] ?? 0)]);
  return {
    ...one,
    since: one.since < other.since ? one.since : other.since,
    agree: one.agree + other.agree,
    disagree: one.disagree + other.disagree,
    changes: Object.fromEntries(changes),
    latest: [...one.latest, ...other.latest]
      .toSorted((a, b) => b.time.getTime() - a.time.getTime())
      .slice(0, LATEST),
  };
}
