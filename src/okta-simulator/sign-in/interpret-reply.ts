import { type HookRequest, isObject } from '../../hooks/envelope.ts';
import { applyOperation } from '../../hooks/json-patch.ts';
import type { PatchOperation } from '../../rules/rule-file.ts';
import { type HookReply, isTooLarge, jsonOf } from '../reply.ts';
import type { ReplyEffect } from '../scenarios/scenario.ts';

/** The parts of a request that the commands of a sign-in hook change: command type to the name below `data`. */
export type PatchedParts = Readonly<Record<string, string>>;

/** What Okta makes of a reply to a sign-in hook. */
export interface SignInEffect extends ReplyEffect {
  /** The tokens or the assertion that Okta issues, as the request describes them; left out if it issues none. */
  issued?: Readonly<Record<string, unknown>>;
}

/**
 * The effect of a reply to a sign-in hook. Okta goes on without a change after any reply that it cannot use: only an error object
 * with a 2xx status refuses.
 *
 * @see Okta Developer, "Inline hooks", response and time-out; Management API, "TokenHookResponse" and "SAMLHookResponse"
 */
export function effectOf(reply: HookReply, { data }: HookRequest, parts: PatchedParts): SignInEffect {
  const unchanged = partsOf(data, parts);
  const failed = (...undocumented: string[]): SignInEffect => ({
    kind: 'fail',
    profile: {},
    undocumented,
    issued: unchanged,
  });
  if ('failure' in reply || reply.status < 200 || reply.status > 299) return failed();
  if (reply.body === '') return { kind: 'go-on', profile: {}, undocumented: [], issued: unchanged };
  const value = isTooLarge(reply.body) ? undefined : jsonOf(reply.body);
  if (!isObject(value)) return failed();
  if (isObject(value['error'])) {
    const { errorSummary } = value['error'];
    const error = typeof errorSummary === 'string' ? { errorSummary } : {};
    return { kind: 'refuse', error, profile: {}, undocumented: [] };
  }
  const issued = structuredClone(unchanged) as Record<string, unknown>;
  const { commands = [] } = value;
  if (!Array.isArray(commands)) return failed();
  for (const { type, value: operations } of commands.map(Object)) {
    const part = parts[String(type)];
    if (part === undefined || !Array.isArray(operations) || !applyAll(issued[part], operations))
      return failed();
  }
  return { kind: 'go-on', profile: {}, undocumented: [], issued };
}

/** False if one cannot be applied: Okta applies all operations or none. */
function applyAll(whole: unknown, operations: readonly PatchOperation[]): boolean {
  return operations.every((operation) => applyOperation(whole, operation) === undefined);
}

function partsOf(data: HookRequest['data'], parts: PatchedParts): Record<string, unknown> {
  const names = Object.values(parts).filter((name) => isObject(data[name]));
  return Object.fromEntries(names.map((name) => [name, data[name]]));
}
