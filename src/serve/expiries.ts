import type { RuleSet } from '../rule-set/rule-set.ts';
import type { Expiries } from '../telemetry/metrics.ts';

/**
 * Finds what of a rule set is still to expire: the next entry of each list that is read, and the rules with a validUntil.
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
      // A name may stand once under each request type: the first of them to end is told.
      const key = JSON.stringify([endpoint, rule]);
      const known = rules.get(key)?.at ?? Number.POSITIVE_INFINITY;
      if (at > now && at < known) rules.set(key, { endpoint, rule, at });
    }
  return { lists: next, rules: [...rules.values()] };
}
