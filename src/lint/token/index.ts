import type { Check } from '../check.ts';

/** The checks for rule files of the token hook, in the order of docs/lint.md. */
export const tokenChecks: readonly Check[] = [];
