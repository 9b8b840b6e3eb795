import type { Check } from '../check.ts';
import { addressOfCaller } from './address-of-caller.ts';
import { errorVisible } from './error-visible.ts';
import { identityFact, readsSessionUser } from './optional-parts.ts';
import { readsRequestedScope, scopeByContains, scopeFilter } from './scopes.ts';

/** The checks for rule files of the token hook, in the order of docs/lint.md. */
export const tokenChecks: readonly Check[] = [
  scopeFilter,
  readsRequestedScope,
  scopeByContains,
  readsSessionUser,
  identityFact,
  addressOfCaller,
  errorVisible,
];
