import type { HookResponse, Reply } from './reply.ts';

/** Facts of a decision that its reply's debugContext contains. */
export interface ReplyContext {
  readonly id: string;
  readonly version: string;
  /** Names of the rules that decided, or the origin of the outcome. */
  readonly rules: readonly string[];
  readonly debugContext: boolean;
}

/** Writes a response as JSON with status 200; an empty one as status 204. */
export function writeReply(
  response: HookResponse,
  { id, version, rules, debugContext }: ReplyContext,
): Reply {
  if (Object.keys(response).length === 0) return { status: 204, body: '', response };
  const hookgate = { decisionId: id, rules, version };
  const whole = debugContext
    ? { ...response, debugContext: { ...response.debugContext, hookgate } }
    : response;
  return { status: 200, body: JSON.stringify(whole), response: whole };
}
