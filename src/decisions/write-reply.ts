import type { HookContract, HookResponse } from '../hooks/contract.ts';
import type { Reply } from './reply.ts';

/** Facts of a decision that its reply's debugContext contains. */
export interface ReplyContext {
  readonly id: string;
  readonly version: string;
  /** Names of the rules that decided, or the origin of the outcome. */
  readonly rules: readonly string[];
  /** True if the configuration wants them there. */
  readonly debugContext: boolean;
}

/** Writes a response as JSON with status 200; an empty one as the hook wants it. */
export function writeReply(
  { reply }: Pick<HookContract, 'reply'>,
  response: HookResponse,
  { id, version, rules, debugContext }: ReplyContext,
): Reply {
  const { empty } = reply;
  if (Object.keys(response).length === 0) return { status: empty, body: empty === 204 ? '' : '{}', response };
  const hookgate = { decisionId: id, rules, version };
  const whole =
    debugContext && reply.debugContext
      ? { ...response, debugContext: { ...response.debugContext, hookgate } }
      : response;
  return { status: 200, body: JSON.stringify(whole), response: whole };
}
