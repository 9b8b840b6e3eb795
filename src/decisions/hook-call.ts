import type { HookRequest } from '../hooks/envelope.ts';
import type { Endpoint } from './compile-endpoints.ts';
import type { Deadline } from './deadline.ts';
import type { Decision } from './decision.ts';

/** `decision.id` where a decision is only tried: in rule tests, explain, previews and diff. */
export const NO_ID = '00000000-0000-4000-8000-000000000000';

/** One call of a hook, with its request unless the decision failed before the body was parsed. */
export interface HookCall {
  /** Id of the decision: in the reply's debugContext, the decision log and traces. */
  readonly id: string;
  /** Time of arrival in milliseconds since 1970, at which rules are evaluated. */
  readonly time: number;
  readonly endpoint: Endpoint;
  /** Version of the rule set that `endpoint` belongs to. */
  readonly version: string;
  /** Undefined if the body did not arrive in time, or an unexpected exception prevented parsing it. */
  readonly request: HookRequest | undefined;
  /** Left out: no time limit. */
  readonly deadline?: Deadline;
}

/** A call whose body was parsed. */
export interface ParsedCall extends HookCall {
  readonly request: HookRequest;
}

/** A call with its decision. */
export interface AnsweredCall {
  readonly call: HookCall;
  /** Of a retry: the decision of the first call, with its id. */
  readonly decision: Decision;
  /** Milliseconds from the arrival of the headers to the decision. */
  readonly milliseconds: number;
  /** Okta's retry: the same eventId with the same body. */
  readonly retry?: true;
  /** The same eventId with a different body. */
  readonly eventIdReused?: true;
  /** Exception behind a failed decision. For the log only, because it can contain anything. */
  readonly cause?: unknown;
}
