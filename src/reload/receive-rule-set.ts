import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { shownPath } from '../rule-set/list-files.ts';
import { type RuleSet, RuleSetBuilder, type RuleSetPart } from '../rule-set/rule-set.ts';
import type { NewLiveState, RulesSource } from './live-state.ts';
import type { LoaderClient } from './loader-client.ts';
import { shrinkage } from './shrink-guard.ts';
import type { SnapshotSummary } from './worker/rule-loader.ts';

/** Rules that may go live, or only the errors that forbid it. */
interface Received<State = NewLiveState> {
  state?: State;
  diagnostics: Diagnostic[];
}

/**
 * Lets the loader validate the snapshot of the rules directory that it has read, and receives the rules.
 *
 * @param guarded the live rule set, which must not lose most of its rules by this change
 */
export async function receiveRuleSet(
  loader: LoaderClient,
  rules: RulesSource,
  { version, digest, contentDigest }: SnapshotSummary,
  guarded: RuleSet | undefined,
): Promise<Received> {
  const { state, diagnostics } = await receive(loader, rules, version, Date.now());
  if (state === undefined) return { diagnostics };
  const lost = guarded === undefined ? [] : shrinkage(guarded, state.ruleSet, shownPath(rules.directory));
  if (lost.length > 0) return { diagnostics: lost };
  const source = { kind: 'directory', contentDigest, diagnostics } as const;
  return { state: { ...state, digest, source }, diagnostics };
}

/**
 * Receives the last known good at a start, or the reasons why it cannot be used. It has to pass the checks of a change
 * as of the time when it went live: a test that depends on the date must not rule out the fallback. Another release of
 * hookgate may check more.
 */
export async function receiveLastKnownGood(
  loader: LoaderClient,
  rules: RulesSource,
  from: string,
): Promise<Received> {
  const kept = await loader.readLastKnownGood(from);
  if (Array.isArray(kept)) return { diagnostics: kept };
  const { version, digest, time } = kept;
  const { state, diagnostics } = await receive(loader, rules, `${version}.last-good`, time.getTime());
  const source = { kind: 'last-known-good', from, keptSince: time } as const;
  return { ...(state && { state: { ...state, digest, source } }), diagnostics };
}

/** A valid rule set is fetched and compiled part by part, between requests. */
async function receive(
  loader: LoaderClient,
  { gate, levels = {} }: RulesSource,
  version: string,
  now: number,
): Promise<Received<Pick<NewLiveState, 'ruleSet' | 'parts' | 'texts'>>> {
  const { diagnostics, parts: count } = await loader.validate({ gate, levels, now });
  if (diagnostics.some(isError)) return { diagnostics };
  const builder = new RuleSetBuilder();
  const parts: RuleSetPart[] = [];
  for (let index = 0; index < count; index += 1) {
    const part = await loader.part(index);
    await builder.add(part);
    parts.push(part);
  }
  // Rules without texts answer requests all the same.
  const texts = await loader.texts().catch(() => undefined);
  return { state: { ruleSet: builder.ruleSet(version), parts, texts }, diagnostics };
}
