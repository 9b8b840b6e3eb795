import { type JsonProblem, parseStrictJson } from '../diagnostics/strict-json.ts';
import { REPLY_BYTES_BELOW } from '../hooks/contract.ts';

/** The reply of a hook to Okta: an HTTP response, or none. */
export type HookReply =
  | { status: number; contentType?: string; body: string; limit?: RateLimit }
  | { failure: 'timeout' | 'unreachable' | 'no-token'; message: string };

/** What is left of a limit on calls, and in how many seconds it begins anew. */
export interface RateLimit {
  left: number;
  seconds: number;
}

export function isTooLarge(body: string): boolean {
  return Buffer.byteLength(body) >= REPLY_BYTES_BELOW;
}

/** Levels: Okta's documents name no limit, and a debugContext may have some. */
const MOST_DEPTH = 100;

/** Parses what a service or an authorization server answers. */
export function parseJson(text: string): { value: unknown } | JsonProblem {
  return parseStrictJson(text, MOST_DEPTH);
}

/** The same value; undefined where there is none. */
export function jsonOf(text: string): unknown {
  const parsed = parseJson(text);
  return 'value' in parsed ? parsed.value : undefined;
}
