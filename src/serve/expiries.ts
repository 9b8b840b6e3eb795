import type { RuleSet } from '../rule-set/rule-set.ts';
import type { Expiries } from '../telemetry/metrics.ts';

/**
 * The next expiry of each list, and of each rule whose window ends.
 *
 * @param now milliseconds since 1970
 */
export function expiriesOf({ lists, endpoints }: RuleSet, now: number): Expiries {
  const next = lists.flatMap(({ name: list, expiries }) => {
    const at = expiries?.find((moment) => moment > now);
    return at === undefined ? [] : [{ list, at }];
  });
  const rules = new Map<string, Expiries['rules'][number]>();
  for (const { path: endpoint, requestTypes } of endpoints.values())
    for (const { name: rule, validUntil: at } of [...requestTypes.values()].flatMap((type) => type.rules)) {
      // A rule name may be used once per request type: the earliest expiry counts.
      const key = JSON.stringify([endpoint, rule]);
      const known = rules.get(key)?.at ?? Number.POSITIVE_INFINITY;
      if (at > now && at < known) rules.set(key, { endpoint, rule, at });
    }
  return { lists: next, rules: [...rules.values()] };
}
