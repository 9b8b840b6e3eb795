import type { ParsedRules } from '../rules/parse.ts';
import { readKept } from './last-good.ts';
import { type Loaded, loadRules, loadSnapshot, passTests } from './load.ts';
import type { RuleSet } from './rule-set.ts';
import type { RulesSource } from './rules-source.ts';

/** What a service answers by while its rules directory has nothing that may go live. */
export interface StandIn {
  /** Its version ends in `.last-good`. */
  ruleSet: RuleSet;
  /** What the rule set is made of. */
  parsed?: ParsedRules;
  digest: string;
  /** Where it is kept. */
  from: string;
  /** When it had gone live. */
  keptSince: Date;
}

/** The first generation of the directory; where it must not go live, the one that was kept, if that is sound. */
export async function loadFirst(source: RulesSource): Promise<Loaded & { standIn?: StandIn }> {
  const { directory, gate, levels = {}, lastGood } = source;
  const judging = { now: Date.now(), levels };
  const found = await loadRules(directory, { tests: gate === 'tests', ...judging });
  const loaded = gate === 'tests' ? await passTests(found, judging) : found;
  if (loaded.ruleSet !== undefined || lastGood === undefined) return loaded;
  const standIn = await loadKept(lastGood, { gate, levels });
  if (!Array.isArray(standIn)) return { ...loaded, standIn };
  return { ...loaded, diagnostics: [...loaded.diagnostics, ...standIn] };
}

/**
 * What is kept has to pass what a change has to pass, as of the time when it went live: a test or a check that
 * depends on the date must not take away what is to help. Another release of hookgate may judge otherwise.
 */
async function loadKept(
  from: string,
  { gate, levels = {} }: Pick<RulesSource, 'gate' | 'levels'>,
): Promise<StandIn | Loaded['diagnostics']> {
  const kept = await readKept(from);
  if (Array.isArray(kept)) return kept;
  const { directory, snapshot, version, time } = kept;
  const judging = { now: time.getTime(), levels };
  const built = await loadSnapshot(directory, snapshot, judging);
  const { ruleSet, parsed, diagnostics } = gate === 'tests' ? await passTests(built, judging) : built;
  if (ruleSet === undefined) return diagnostics;
  const named = { ...ruleSet, version: `${version}.last-good` };
  return { ruleSet: named, ...(parsed && { parsed }), digest: snapshot.digest, from, keptSince: time };
}
