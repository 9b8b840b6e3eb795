import type { FormMessage } from '../hooks/registration/form-messages.ts';
import type { Outcome } from '../rules/rule-file.ts';
import type { ReplyFinding } from './reply-finding.ts';

/** The effect of a reply in Okta. */
export interface ReplyEffect {
  /** go-on: Okta continues; refuse: the hook denied; fail: Okta cannot use the reply, and applies its own default. */
  kind: 'go-on' | 'refuse' | 'fail';
  /** The error of a denial. */
  error?: NonNullable<Outcome['error']>;
  /** The attributes that Okta writes to the profile. */
  profile: Record<string, unknown>;
  /** The parts of the reply whose effect Okta does not document. */
  undocumented: string[];
}

/** The result of a call by Okta. */
export interface CallResult {
  effect: ReplyEffect;
  /** Okta's reaction, as a sentence without subject. */
  okta: string;
  /** The messages for the user, by widget generation; empty if Okta continues. */
  shown: readonly FormMessage[];
  findings: readonly ReplyFinding[];
}
