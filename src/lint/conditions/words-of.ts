import { denies } from '../effective-outcome.ts';
import type { IndexedRule } from '../rule-index.ts';

/** What a rule says: its name and its description to those who read it, its errors to whom it denies. */
export function wordsOf({ rule, then, otherwise }: IndexedRule): string[] {
  const errors = [then, otherwise].flatMap((outcome) =>
    outcome !== undefined && denies(outcome)
      ? [
          outcome.error?.errorSummary,
          ...(outcome.error?.errorCauses ?? []).map((cause) => cause.errorSummary),
        ]
      : [],
  );
  return [rule.name, rule.description, ...errors].filter((text) => text !== undefined);
}
