import type { RuleVerdict } from '../engine/evaluate.ts';
import type { Endpoint } from './endpoint.ts';
import type { CompiledOutcome } from './outcome.ts';
import type { DecisionKind, Reply } from './reply.ts';
import type { HookRequest } from './request.ts';
import type { ShadowVerdict } from './shadow.ts';

/** What rules come to. Decisions can share it, so it is never changed. */
export interface Ruling {
  requestType: string | undefined;
  kind: DecisionKind;
  /** What decided: rules, or the file's default, unhandled or onError outcome. */
  by: 'rules' | 'default' | 'unhandled' | 'onError';
  /** The names of the rules that decided, in file order. */
  rules: readonly string[];
  verdicts: readonly RuleVerdict<CompiledOutcome>[];
  /** What each shadow rule would have done. */
  shadow: readonly ShadowVerdict[];
}

export interface Decision extends Ruling {
  id: string;
  reply: Reply;
  /** The same object in all decisions of one version that differ in nothing but their ids. */
  ruling?: Ruling;
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

/** What is known of a decision besides itself. */
export interface DecisionContext {
  /** Undefined where the body did not arrive, or could not be read. */
  request: HookRequest | undefined;
  endpoint: Endpoint;
  version: string;
  /** When the request came, in milliseconds since 1970. */
  time: number;
  /** From the arrival of its headers to the decision. */
  milliseconds: number;
  /** The decision is an earlier one: the same event came again, with the same body. */
  retry?: true;
  /** The same event has come before, with another body. */
  odd?: 'another-body';
  /** What was thrown, where the decision failed by it. It is for the log alone: it can say anything. */
  cause?: unknown;
}
