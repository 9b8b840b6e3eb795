import type { Pointer } from '../diagnostics/source-file.ts';
import type { CallFacts } from './facts/call-facts.ts';

/** A value that is missing from the reply for another reason than an absent fact. */
export interface Omission {
  /** The attribute or key: `employeeNumber`. */
  name: string;
  /** Where it is written in the rule file. */
  at: Pointer;
  /** The reason, without user input: `data.userProfile.groups was an array, and is not copied`. */
  reason: string;
}

/**
 * A compiled part of an outcome.
 *
 * @param omitted collects the missing values with their reasons
 * @returns undefined if the part is left out
 */
export type OutcomePart = (facts: CallFacts, omitted: Omission[]) => unknown;
