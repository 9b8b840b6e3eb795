import type { HookContract, HookResponse, RequestedOutcome } from '../hooks/contract.ts';
import { isObject } from '../hooks/envelope.ts';
import { builtInFor, hookByEventType } from '../hooks/index.ts';

/**
 * The refusal of a request that no endpoint decides: of one that came to an endpoint of another hook, or to none.
 *
 * @param body parsed JSON
 * @returns undefined if Okta denies without a reply, or if the request is of no known hook
 */
export function refusalOf(body: unknown): HookResponse | undefined {
  const hook = isObject(body) ? hookByEventType(String(body['eventType'])) : undefined;
  return hook === undefined || hook.failure.okta === 'denies' ? undefined : fallbackOf(hook);
}

function fallbackOf(hook: HookContract): HookResponse {
  const written = builtInFor({}, hook.failure.fallback);
  const part: RequestedOutcome['part'] = (key) => written[key] as never;
  const outcome = { written, part, leaveOut: () => {} };
  return hook.combine([outcome], { eventType: hook.eventType, data: {} }, undefined);
}
