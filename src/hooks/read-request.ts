import { valueAt } from '../rules/fact-path.ts';
import type { HookContract } from './contract.ts';
import { type HookRequest, isObject } from './envelope.ts';
import { hookByEventType, hooks } from './index.ts';

/** The reason why a body is not a request of a hook. */
export interface RequestProblem {
  code: 'not-an-object' | 'not-a-hook-request' | 'another-hook';
  message: string;
}

/** Reads a body as a request of one of these hooks, or returns the problem. */
export function readRequest(
  body: unknown,
  expected: readonly HookContract[] = Object.values(hooks),
): HookRequest | RequestProblem {
  if (!isObject(body)) return { code: 'not-an-object', message: 'The body must be a JSON object.' };
  const eventType = valueAt(body, ['eventType']);
  if (typeof eventType !== 'string' || !isObject(valueAt(body, ['data']))) {
    return {
      code: 'not-a-hook-request',
      message: 'The body needs "eventType" as text and "data" as an object.',
    };
  }
  const eventTypes = expected.map((hook) => hook.eventType);
  if (!eventTypes.includes(eventType))
    return { code: 'another-hook', message: `This endpoint answers ${eventTypes.join(', ')} only.` };
  return body as HookRequest;
}

export function isRequestProblem(result: HookRequest | RequestProblem): result is RequestProblem {
  return 'code' in result && 'message' in result && !('eventType' in result);
}

/** The request type that decides which rules apply; undefined if the request names none. */
export function requestTypeOf(request: HookRequest): string | undefined {
  return hookByEventType(request.eventType)?.requestTypeOf(request);
}

/** The request type of a body that may not be a request of a hook. */
export function requestTypeIn(body: unknown): string | undefined {
  const request = readRequest(body);
  return isRequestProblem(request) ? undefined : requestTypeOf(request);
}
