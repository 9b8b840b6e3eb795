import type { ErrorRequestHandler, Request } from 'express';
import type { Reply } from '../decisions/reply.ts';
import type { HookContract, RequestedOutcome } from '../hooks/contract.ts';
import { isObject } from '../hooks/envelope.ts';
import { builtInFor, hookByEventType } from '../hooks/index.ts';
import type { Arrival } from './hook-handler.ts';
import { HttpError, httpError, type OnHttpError } from './http-error.ts';
import { parseJson, readBody } from './read-body.ts';
import { sendReply } from './send-reply.ts';

interface Dependencies {
  bodyLimit: number;
  onError: OnHttpError;
}

type OnError = ErrorRequestHandler<Request['params'], unknown, unknown, Request['query'], Arrival>;

/**
 * Denies authenticated requests of hooks whose requests Okta would continue after a 4xx or 5xx: their eventType says so, at
 * whatever path they arrive, also before rules are loaded. All other errors go on to the next handler.
 */
export function denyWhereOktaContinues({ bodyLimit, onError }: Dependencies): OnError {
  return async function denied(cause: unknown, request, response, next) {
    if (!response.locals.isAuthenticated || response.headersSent) return next(cause);
    // Nobody has begun to read the body: the connection ends with this response, as for every unread request.
    if (request.readableFlowing === null) response.shouldKeepAlive = false;
    const { deadline, body = readBody(request, bodyLimit) } = response.locals;
    const bytes = await deadline.within(body).catch(() => undefined);
    const refusal = bytes instanceof Uint8Array ? refusalOf(bytes) : undefined;
    if (refusal === undefined) return next(cause);
    onError(cause instanceof HttpError ? cause : httpError('internal'), cause, request.path);
    sendReply(response, refusal);
  };
}

/** The refusal of a request that no endpoint decides; undefined if Okta denies without one. */
export function refusalOf(body: Uint8Array): Pick<Reply, 'status' | 'body'> | undefined {
  const hook = hookOf(body);
  return hook === undefined || hook.failure.okta === 'denies' ? undefined : fallbackReply(hook);
}

/** The hook that a body belongs to; undefined if that cannot be read. */
function hookOf(bytes: Uint8Array): HookContract | undefined {
  try {
    const body = parseJson(bytes);
    return isObject(body) ? hookByEventType(String(body['eventType'])) : undefined;
  } catch {
    return undefined;
  }
}

function fallbackReply(hook: HookContract): Pick<Reply, 'status' | 'body'> {
  const written = builtInFor({}, hook.failure.fallback);
  const part: RequestedOutcome['part'] = (key) => written[key] as never;
  const response = hook.combine(
    [{ written, part, leaveOut: () => {} }],
    { eventType: hook.eventType, data: {} },
    undefined,
  );
  return { status: 200, body: JSON.stringify(response) };
}
