import type { Check } from '../check.ts';
import { claimAttribute, readsUrl } from './facts.ts';
import { oktaFailsOpen } from './okta-fails-open.ts';

/** The checks for rule files of the hooks that Okta calls while a user signs in: token and SAML. In the order of docs/lint.md. */
export const signInChecks: readonly Check[] = [oktaFailsOpen, readsUrl, claimAttribute];
