import type { FormMessage } from '../hooks/registration/form-messages.ts';
import type { Outcome } from '../rules/rule-file.ts';
import type { ReplyFinding } from './reply-finding.ts';

/** What Okta does with a reply. */
export interface ReplyEffect {
  /** go-on: Okta goes on; refuse: the hook denied; fail: Okta cannot use the reply, and acts on its own. */
  kind: 'go-on' | 'refuse' | 'fail';
  /** The error of a denial. */
  error?: NonNullable<Outcome['error']>;
  /** The attributes that Okta writes to the profile. */
  profile: Record<string, unknown>;
  /** Parts of the reply for which Okta's documents do not say what happens. */
  open: string[];
}

/** What comes of a call by Okta. */
export interface CallResult {
  effect: ReplyEffect;
  /** What Okta does, as a sentence. */
  okta: string;
  /** What the person reads, by generation of the widget; nothing if Okta goes on. */
  shown: readonly FormMessage[];
  findings: readonly ReplyFinding[];
}
