import type { RuleVerdict } from '../engine/evaluate.ts';
import type { Effect } from '../hooks/contract.ts';
import type { CompiledOutcome, Omission } from './compile-outcome.ts';
import type { Reply } from './reply.ts';
import type { ShadowVerdict } from './shadow-verdicts.ts';

/** What rules come to. Decisions can share it, so it is never changed. */
export interface CachedReply {
  requestType: string | undefined;
  kind: Effect;
  /** What decided: rules, or the file's default, unhandled or onError outcome. */
  by: 'rules' | 'default' | 'unhandled' | 'onError';
  /** The names of the rules that decided, in file order. */
  rules: readonly string[];
  verdicts: readonly RuleVerdict<CompiledOutcome>[];
  /** What each shadow rule would have done. */
  shadow: readonly ShadowVerdict[];
}

export interface Decision extends CachedReply {
  id: string;
  reply: Reply;
  /** The same object in all decisions of one version that differ in nothing but their ids. */
  ruling?: CachedReply;
  /** What is not in the reply for another reason than an absent fact; undefined where there is none. */
  leftOut?: readonly Omission[];
  /** Why the decision failed. */
  failure?: Failure;
}

/** The first three are found while deciding; the others are those of whoever decides. */
export interface Failure {
  code: 'rule-error' | 'timeout' | 'reply-error' | 'overload' | 'unrecorded' | 'internal';
  message: string;
  /** The name of the rule that could not be evaluated. */
  rule?: string;
}
