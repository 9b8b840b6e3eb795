import { buildRuleSet } from '../src/rule-set/build-rule-set.ts';
import { parseSnapshot } from '../src/rule-set/load.ts';
import type { RuleSet } from '../src/rule-set/rule-set.ts';
import { readSnapshot, type Snapshot } from '../src/rule-set/snapshot.ts';

/** The rules that hookgate ships, without asking git for their version. */
export async function shippedRules(): Promise<{ ruleSet: RuleSet; snapshot: Snapshot }> {
  const snapshot = await readSnapshot('rules', {});
  const { ruleSet } = buildRuleSet(parseSnapshot(snapshot), snapshot.digest.slice(0, 12), {
    now: Date.now(),
  });
  if (ruleSet === undefined) throw new Error('the shipped rules have errors');
  return { ruleSet, snapshot };
}
