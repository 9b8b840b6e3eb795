import { type Diagnostic, isError } from '../diagnostics/diagnostic.ts';
import { type RuleSet, RuleSetBuilder, type RuleSetPart } from '../rule-set/rule-set.ts';
import type { NewLiveState } from './live-state.ts';
import type { LoaderClient } from './loader-client.ts';
import { shrinkage } from './shrink-guard.ts';
import type { ValidationOptions } from './validate-rule-set.ts';

/** A rule set that may go live, or only the errors that forbid it. */
export interface ReceivedRuleSet {
  received?: Pick<NewLiveState, 'ruleSet' | 'parts' | 'texts'>;
  diagnostics: Diagnostic[];
}

/** The live rule set, which must not lose most of its rules by a change. */
export interface Guarded {
  ruleSet: RuleSet;
  /** As shown to the reader. */
  directory: string;
}

/** Lets the loader validate its snapshot; a valid one is fetched and compiled part by part, between requests. */
export async function receiveRuleSet(
  loader: LoaderClient,
  options: ValidationOptions,
  { version, guarded }: { version: string; guarded?: Guarded | undefined },
): Promise<ReceivedRuleSet> {
  const { diagnostics, parts: count } = await loader.validate(options);
  if (diagnostics.some(isError)) return { diagnostics };
  const builder = new RuleSetBuilder();
  const parts: RuleSetPart[] = [];
  for (let index = 0; index < count; index += 1) {
    const part = await loader.part(index);
    await builder.add(part);
    parts.push(part);
  }
  const ruleSet = builder.ruleSet(version);
  const lost = guarded === undefined ? [] : shrinkage(guarded.ruleSet, ruleSet, guarded.directory);
  if (lost.length > 0) return { diagnostics: lost };
  // Rules without texts answer requests all the same.
  const texts = await loader.texts().catch(() => undefined);
  return { received: { ruleSet, parts, texts }, diagnostics };
}
