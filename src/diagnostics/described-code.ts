import type { Severity } from './diagnostic.ts';

/** What a reader of docs/lint.md learns about a code, in sentences of plain text. */
export interface DescribedCode {
  /** Stable and kebab-case. */
  code: string;
  severity: Severity;
  /** What is found. */
  finds: string;
  /** Why it matters. */
  because: string;
  /** Where that is known from: Okta's page, or the standard. */
  source?: string;
  mend: string;
}
