import type { ErrorRequestHandler, Request } from 'express';
import { refusalOf } from '../decisions/refusal.ts';
import type { Arrival } from './hook-handler.ts';
import { HttpError, httpError, type OnHttpError } from './http-error.ts';
import { hookOfBody, readBody } from './read-body.ts';
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
    const refusal = bytes instanceof Uint8Array ? refusalOf(hookOfBody(bytes)) : undefined;
    if (refusal === undefined) return next(cause);
    onError(cause instanceof HttpError ? cause : httpError('internal'), cause, request.path);
    sendReply(response, { status: 200, body: JSON.stringify(refusal) });
  };
}
