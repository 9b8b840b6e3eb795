import { type JsonProblem, parseStrictJson } from '../diagnostics/strict-json.ts';
import { REPLY_BYTES_BELOW } from '../hooks/contract.ts';

/** The reply of a hook to Okta: an HTTP response, or none. */
export type HookReply =
  | { status: number; contentType?: string; body: string; limit?: RateLimit }
  | { failure: 'timeout' | 'unreachable' | 'no-token'; message: string };

/** A rate limit: the remaining calls, and the seconds until it is reset. */
export interface RateLimit {
  left: number;
  seconds: number;
}

export function isTooLarge(body: string): boolean {
  return Buffer.byteLength(body) >= REPLY_BYTES_BELOW;
}

/** Limit of nested levels; Okta documents none, and a debugContext may be nested. */
const MOST_DEPTH = 100;

/** Parses the JSON of a reply. */
export function parseJson(text: string): { value: unknown } | JsonProblem {
  return parseStrictJson(text, MOST_DEPTH);
}

/** The value of a JSON text; undefined if it is invalid. */
export function jsonOf(text: string): unknown {
  const parsed = parseJson(text);
  return 'value' in parsed ? parsed.value : undefined;
}
