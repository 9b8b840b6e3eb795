import { textsOf, versionsOf } from '../../rules/texts.ts';
import { denies } from '../effective-outcome.ts';
import type { IndexedRule } from '../rule-index.ts';

/** The texts of a rule: its name, its description, and the error texts of its denials in all languages. */
export function wordsOf({ rule, then, otherwise }: IndexedRule): string[] {
  const errors = [then, otherwise].flatMap((outcome) =>
    outcome?.error !== undefined && denies(outcome) ? textsOf(outcome.error).flatMap(versionsOf) : [],
  );
  const written = errors.map(([, text]) => text);
  return [rule.name, rule.description, ...written].filter((text) => text !== undefined);
}
