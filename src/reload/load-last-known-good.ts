import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { LoaderClient } from './loader-client.ts';
import { validateReceived } from './receive-rule-set.ts';
import type { Chunk } from './rule-set-chunks.ts';
import type { RulesSource } from './rules-source.ts';

/** What a service answers by while its rules directory has nothing that may go live. */
export interface FallbackRuleSet {
  /** Its version ends in `.last-good`. */
  ruleSet: RuleSet;
  digest: string;
  /** Where it is kept. */
  from: string;
  /** When it had gone live. */
  keptSince: Date;
}

/**
 * What is kept has to pass what a change has to pass, as of the time when it went live: a test or a check that
 * depends on the date must not take away what is to help. Another release of hookgate may judge otherwise.
 */
export async function loadLastKnownGood(
  examiner: LoaderClient,
  from: string,
  { gate, levels = {} }: Pick<RulesSource, 'gate' | 'levels'>,
): Promise<{ standIn: FallbackRuleSet; parts: Chunk[] } | Diagnostic[]> {
  const kept = await examiner.readKept(from);
  if (Array.isArray(kept)) return kept;
  const { version, digest, time } = kept;
  const judging = { gate, levels, now: time.getTime() };
  const candidate = await validateReceived(examiner, judging, { version: `${version}.last-good` });
  if (candidate.ruleSet === undefined) return candidate.diagnostics;
  const { ruleSet, parts } = candidate;
  return { standIn: { ruleSet, digest, from, keptSince: time }, parts };
}
