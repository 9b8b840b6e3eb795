import type { RuleVerdict } from '../engine/evaluate.ts';
import type { Effect } from '../hooks/contract.ts';
import type { CompiledOutcome, Omission } from './compile-outcome.ts';
import type { Reply } from './reply.ts';
import type { ShadowVerdict } from './shadow-verdicts.ts';

/** The part of a decision that the reply cache shares between decisions; immutable. */
export interface CachedReply {
  readonly requestType: string | undefined;
  readonly kind: Effect;
  /** Origin of the outcome: rules, or the file's default, unhandled or onError outcome. */
  readonly by: 'rules' | 'default' | 'unhandled' | 'onError';
  /** Names of the rules that decided, in file order. */
  readonly rules: readonly string[];
  readonly verdicts: readonly RuleVerdict<CompiledOutcome>[];
  /** Effect of each shadow rule if it were enforced. */
  readonly shadow: readonly ShadowVerdict[];
}

export interface Decision extends CachedReply {
  readonly id: string;
  readonly reply: Reply;
  /** The same object in all decisions of one version that differ only in their ids. */
  readonly cachedReply?: CachedReply;
  /** Values missing from the reply for another reason than an absent fact; undefined: none. */
  readonly leftOut?: readonly Omission[];
  readonly failure?: Failure;
  /** The languages of the person, the preferred one first; only with a trace, and if the file has `language`. */
  readonly languages?: readonly string[];
}

/** Why a decision failed. `decide` has the first four codes, the hook handler `timeout` and the last four. */
export interface Failure {
  readonly code:
    | 'rule-error'
    | 'timeout'
    | 'reply-error'
    | 'template-type'
    | 'overload'
    | 'unrecorded'
    | 'unreadable'
    | 'internal';
  readonly message: string;
  /** Name of the rule that could not be evaluated. */
  readonly rule?: string;
}
