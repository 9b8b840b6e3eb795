import type { Check } from '../check.ts';

/** The checks for rule files of the SAML hook, in the order of docs/lint.md. */
export const samlChecks: readonly Check[] = [];
