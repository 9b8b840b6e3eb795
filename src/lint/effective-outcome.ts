import type { Effect } from '../hooks/contract.ts';
import { hookOf, resolveOutcome } from '../hooks/index.ts';
import type { Outcome, OutcomeOrName, RuleFile } from '../rules/rule-file.ts';

/** An outcome of a rule file, with its effect according to the file's hook. */
export type EffectiveOutcome = Outcome & { readonly effect: Effect };

/** The outcome that a rule file has or names; undefined if there is none of this name. */
export function effectiveOutcome(
  written: OutcomeOrName | undefined,
  file: RuleFile,
): EffectiveOutcome | undefined {
  const outcome = written === undefined ? undefined : resolveOutcome(written, file);
  return outcome && { ...outcome, effect: hookOf(file).effectOf(outcome) };
}

export function denies({ effect }: Pick<EffectiveOutcome, 'effect'>): boolean {
  return effect === 'deny';
}
