import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import type { NewLiveState, RulesSource } from './live-state.ts';
import type { LoaderClient } from './loader-client.ts';
import { receiveRuleSet } from './receive-rule-set.ts';

/** The last known good that answers requests while nothing in the rules directory may go live. */
export interface FallbackRuleSet {
  /** Its version ends in `.last-good`. */
  ruleSet: RuleSet;
  /** The directory in which it is kept. */
  from: string;
  /** When it went live. */
  keptSince: Date;
}

/**
 * Loads the last known good at a start, or gives the reasons why it cannot be used. It has to pass the checks of a
 * change as of the time when it went live: a test that depends on the date must not rule out the fallback. Another
 * release of hookgate may check more.
 */
export async function loadLastKnownGood(
  loader: LoaderClient,
  from: string,
  { gate, levels = {} }: Pick<RulesSource, 'gate' | 'levels'>,
): Promise<NewLiveState | Diagnostic[]> {
  const kept = await loader.readLastKnownGood(from);
  if (Array.isArray(kept)) return kept;
  const { version, digest, time } = kept;
  const options = { gate, levels, now: time.getTime() };
  const { received, diagnostics } = await receiveRuleSet(loader, options, {
    version: `${version}.last-good`,
  });
  if (received === undefined) return diagnostics;
  return { ...received, digest, source: { kind: 'last-known-good', from, keptSince: time } };
}
