import type { Check } from '../check.ts';
import { audience } from './audience.ts';
import { nameIdShared } from './name-id-shared.ts';

/** The checks for rule files of the SAML hook, in the order of docs/lint.md. */
export const samlChecks: readonly Check[] = [nameIdShared, audience];
