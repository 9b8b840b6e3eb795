import { denies } from '../effective-outcome.ts';
import type { IndexedRule } from '../rule-index.ts';

/** The texts of a rule: its name, its description, and the error texts of its denials. */
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
