import type { HookContract, HookResponse, RequestedOutcome } from '../hooks/contract.ts';
import { builtInFor } from '../hooks/index.ts';

/**
 * The refusal of a request that no endpoint decides: of one that came to an endpoint of another hook, or to none.
 *
 * @param hook the hook of the request, if it is known
 * @returns undefined if Okta denies without a reply
 */
export function refusalOf(hook: HookContract | undefined): HookResponse | undefined {
  if (hook === undefined || hook.failure.okta === 'denies') return undefined;
  const written = builtInFor({}, hook.failure.fallback);
  const part: RequestedOutcome['part'] = (key) => written[key] as never;
  const outcome = { written, part, leaveOut: () => {} };
  return hook.combine([outcome], { eventType: hook.eventType, data: {} }, undefined);
}
