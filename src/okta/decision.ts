import type { RuleVerdict } from '../engine/evaluate.ts';
import type { Endpoint } from './endpoint.ts';
import type { CompiledOutcome } from './outcome.ts';
import type { DecisionKind, HookResponse } from './reply.ts';
import type { HookRequest } from './request.ts';
import type { ShadowVerdict } from './shadow.ts';

/** Answers are JSON with 200, or nothing with 204. */
export interface Reply {
  status: 200 | 204;
  /** The JSON text; empty with 204. */
  body: string;
  response: HookResponse;
}

export interface Decision {
  id: string;
  requestType: string | undefined;
  kind: DecisionKind;
  /** What decided: rules, or the file's default, unhandled or onError outcome. */
  by: 'rules' | 'default' | 'unhandled' | 'onError';
  /** The names of the rules that decided, in file order. */
  rules: string[];
  verdicts: RuleVerdict<CompiledOutcome>[];
  /** What each shadow rule would have done. */
  shadow: ShadowVerdict[];
  reply: Reply;
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
