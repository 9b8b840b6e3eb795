import type { Severity } from './diagnostic.ts';

/** What a reader of docs/lint.md learns about a code, in sentences of plain text. */
export interface RuleMetadata {
  /** Stable and kebab-case. */
  code: string;
  severity: Severity;
  /** What is found. */
  description: string;
  /** Why it matters. */
  rationale: string;
  /** Where that is known from: Okta's page, or the standard. */
  source?: string;
  fix: string;
}
