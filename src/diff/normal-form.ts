import { compareText } from '../diagnostics/diagnostic.ts';
import { hookOf, resolveOutcome } from '../hooks/index.ts';
import type { Condition, Outcome, OutcomeOrName, RuleFile } from '../rules/rule-file.ts';

/** JSON that is the same for equal values, whatever the order of their keys. */
export function normalForm(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => compareText(a, b)))
      : part,
  );
}

/** Whether an operator takes its values as a set: their order says nothing. */
export function takesSet(operator: string): boolean {
  return /(^|:)(in|notIn|emailDomainIn|emailDomainNotIn|ipInCidr|ipNotInCidr)$/.test(operator);
}

/**
 * What a condition says: equal texts for conditions that hold for the same requests because only names, the order of
 * their parts, or the spelling differ. Lists count by their names.
 */
export function conditionMeaning(condition: Condition, file: RuleFile): string {
  if ('condition' in condition) {
    const named = file.conditions?.[condition.condition];
    return named === undefined ? normalForm(condition) : conditionMeaning(named, file);
  }
  if ('not' in condition) return `not(${conditionMeaning(condition.not, file)})`;
  if ('all' in condition) return meaningOfEach('all', condition.all, file);
  if ('any' in condition) return meaningOfEach('any', condition.any, file);
  const { fact, operator, value } = condition;
  const sorted =
    Array.isArray(value) && takesSet(operator) ? [...new Set(value.map(normalForm))].sort() : value;
  return normalForm({ fact, operator, value: sorted });
}

function meaningOfEach(kind: 'all' | 'any', conditions: readonly Condition[], file: RuleFile): string {
  const parts = [...new Set(conditions.map((part) => conditionMeaning(part, file)))].sort();
  return parts.length === 1 ? (parts[0] ?? '') : `${kind}(${parts.join(',')})`;
}

/** The outcome that a place has or names, completed by its hook. */
export function outcomeOf(written: OutcomeOrName | undefined, file: RuleFile): Outcome | undefined {
  const outcome = written === undefined ? undefined : resolveOutcome(written, file);
  return outcome && hookOf(file).complete(outcome);
}
