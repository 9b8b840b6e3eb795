import { valueAt } from '../rules/fact-path.ts';
import { registration } from './registration/request-types.ts';

/** The body of a request of the registration hook; everything but these two is optional. */
export interface HookRequest extends Record<string, unknown> {
  eventType: string;
  data: Record<string, unknown>;
}

/** Why a body is not a request of this hook. */
export interface RequestProblem {
  code: 'not-an-object' | 'not-a-hook-request' | 'another-hook';
  message: string;
}

/** The body as a request of the registration hook, or why it is none. */
export function readRequest(body: unknown): HookRequest | RequestProblem {
  if (!isObject(body)) return { code: 'not-an-object', message: 'The body must be a JSON object.' };
  const eventType = valueAt(body, ['eventType']);
  if (typeof eventType !== 'string' || !isObject(valueAt(body, ['data']))) {
    return {
      code: 'not-a-hook-request',
      message: 'The body needs "eventType" as text and "data" as an object.',
    };
  }
  if (eventType !== registration.eventType) {
    return { code: 'another-hook', message: `This endpoint answers ${registration.eventType} only.` };
  }
  return body as HookRequest;
}

export function isRequestProblem(result: HookRequest | RequestProblem): result is RequestProblem {
  return 'code' in result && 'message' in result && !('eventType' in result);
}

/** The request type that decides which rules apply; undefined where the request names none that is text. */
export function requestTypeOf(request: HookRequest): string | undefined {
  const requestType = valueAt(request, ['requestType']);
  if (typeof requestType === 'string') return requestType;
  const classic =
    (requestType === undefined || requestType === null) &&
    isObject(valueAt(request, ['data', 'userProfile']));
  return classic ? registration.classicRequestType : undefined;
}

/** The same of a body that may be no request of this hook. */
export function requestTypeIn(body: unknown): string | undefined {
  const request = readRequest(body);
  return isRequestProblem(request) ? undefined : requestTypeOf(request);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
