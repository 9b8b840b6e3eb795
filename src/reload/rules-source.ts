import type { Levels } from '../lint/check.ts';
import type { Gate } from './validate.ts';

/** Where the rules are, and what they have to pass to go live. */
export interface RulesSource {
  directory: string;
  gate: Gate;
  levels?: Levels;
  /** What becomes of a change that looks like a file that was cut off; left out, it is refused. */
  shrink?: 'refuse' | 'allow';
  /** Where what went live is kept for a start with broken rules; left out, nowhere. */
  lastGood?: string;
}

/** What a look at the rules may do. */
export interface ReloadOptions {
  /** allow: a change that takes most rules away is meant. */
  shrink?: 'allow';
}
