import type { Effect } from '../hooks/contract.ts';
import { hookOf, isBuiltIn, resolveOutcome } from '../hooks/index.ts';
import type { Outcome, OutcomeOrName, RuleFile } from '../rules/rule-file.ts';

/** An outcome with its effect at the file's hook. */
export type EffectiveOutcome = Outcome & { readonly effect: Effect };

/** Resolves a written outcome or the name of one; undefined if the name is unknown. */
export function effectiveOutcome(
  written: OutcomeOrName | undefined,
  file: RuleFile,
): EffectiveOutcome | undefined {
  const outcome = written === undefined ? undefined : resolveOutcome(written, file);
  return outcome && { ...outcome, effect: hookOf(file).effectOf(outcome) };
}

export function denies(outcome: Pick<EffectiveOutcome, 'effect'> | undefined): boolean {
  return outcome?.effect === 'deny';
}

/** True if outcomes of the file's hook can allow; those of other hooks leave the request to Okta instead. */
export function hasAllow(file: Pick<RuleFile, 'hook'>): boolean {
  return isBuiltIn('allow', file);
}
