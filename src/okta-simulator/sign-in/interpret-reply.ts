import { type HookRequest, isObject } from '../../hooks/envelope.ts';
import { type HookReply, isTooLarge, jsonOf } from '../reply.ts';
import type { ReplyEffect } from '../scenarios/scenario.ts';
import { applyCommands, type Parts } from './apply-commands.ts';
import type { SignInHook } from './sign-in-hook.ts';

/** The effect of a reply to a sign-in hook. */
export interface SignInEffect extends ReplyEffect {
  /** The tokens or the assertion that Okta issues, as the request describes them; left out if it issues none. */
  issued?: Parts;
}

/**
 * The effect of a reply to a sign-in hook. Okta continues without a change after any reply that it cannot use: only an error object
 * in a reply with a 2xx status refuses.
 *
 * @see Okta Developer, "Inline hooks", response and time-out; Management API, "TokenHookResponse" and "SAMLHookResponse"
 */
export function effectOf(reply: HookReply, request: HookRequest, hook: SignInHook): SignInEffect {
  const before = partsIn(request, hook);
  const unchanged = (kind: 'go-on' | 'fail', ...undocumented: string[]): SignInEffect => ({
    kind,
    profile: {},
    undocumented,
    issued: before,
  });
  if ('failure' in reply || reply.status < 200 || reply.status > 299) return unchanged('fail');
  const { status, body } = reply;
  if (body === '') return unchanged('go-on', ...(status === 204 ? [] : [`an empty reply with ${status}`]));
  if (!hook.reads(status)) return unchanged('fail', `a reply with ${status}`);
  const value = isTooLarge(body) ? undefined : jsonOf(body);
  if (!isObject(value)) return unchanged('fail');
  const { commands = [], error } = value;
  if (isObject(error)) return refused(error);
  if (error !== undefined) return unchanged('fail', 'an error that is not an object');
  const { after, problems } = applyCommands(commands, before, hook);
  if (after === undefined) return unchanged('fail');
  return { kind: 'go-on', profile: {}, undocumented: problems.map(({ message }) => message), issued: after };
}

function refused({ errorSummary }: Record<string, unknown>): SignInEffect {
  const hasText = typeof errorSummary === 'string' && errorSummary.trim() !== '';
  return {
    kind: 'refuse',
    ...(hasText && { error: { errorSummary } }),
    profile: {},
    undocumented: hasText ? [] : ['an error without errorSummary'],
  };
}

/** The parts of a request that the commands of its hook change. */
export function partsIn({ data }: HookRequest, { parts }: SignInHook): Parts {
  const keys = Object.values(parts)
    .map(({ key }) => key)
    .filter((key) => isObject(data[key]));
  return Object.fromEntries(keys.map((key) => [key, data[key]]));
}
