import type { HookRequest } from '../hooks/envelope.ts';
import type { Endpoint } from './compile-endpoints.ts';

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
