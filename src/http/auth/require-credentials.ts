import type { Request, RequestHandler, Response } from 'express';
import { HttpError, httpError } from '../http-error.ts';
import { allowKeepAlive } from '../keep-alive.ts';
import { sendContinue } from '../read-body.ts';
import { limitFailedAttempts } from './failed-attempts.ts';
import type { Authenticate, Rejection, RejectionReason } from './rejection.ts';

export interface CredentialsRequired {
  authenticate: Authenticate;
  /** From one address in a minute. */
  failedAttempts: number;
  /** Called with the reason of each rejection. */
  onRefused: (reason: RejectionReason, path: string) => void;
}

/** Authenticates requests; failed attempts are counted together. */
export interface Authenticator {
  /**
   * Middleware: rejects requests without valid credentials before their body is read. The rate limit of failed attempts
   * does not apply to valid credentials from the same address.
   */
  require: RequestHandler;
  /**
   * True if a request has valid credentials, for paths that do not require them. False above the rate limit, so that
   * secrets cannot be guessed there.
   *
   * @param onFailed called for invalid credentials, but not for missing ones
   */
  isAuthenticated: (
    request: Request,
    response: Response,
    onFailed: (error: HttpError) => void,
  ) => Promise<boolean>;
}

export function authenticator({
  authenticate,
  failedAttempts,
  onRefused,
}: CredentialsRequired): Authenticator {
  const attempts = limitFailedAttempts(failedAttempts);
  const refused = async (refusal: Rejection, request: Request, response: Response): Promise<HttpError> => {
    const error = await errorFor(refusal, attempts.count, request, response);
    onRefused(error.reason === 'limited' ? 'limited' : refusal.reason, request.path);
    return error;
  };
  return {
    async require(request, response, next) {
      const result = authenticate(request);
      // Without `await` the body is read in the same turn of the event loop.
      const refusal = result instanceof Promise ? await result : result;
      if (refusal !== undefined) return next(await refused(refusal, request, response));
      accept(request, response);
      next();
    },
    async isAuthenticated(request, response, onFailed) {
      if (await attempts.exhausted(request)) return false;
      const refusal = await authenticate(request);
      if (refusal === undefined) accept(request, response);
      else if (refusal.reason !== 'none') onFailed(await refused(refusal, request, response));
      return refusal === undefined;
    },
  };
}

function accept(request: Request, response: Response): void {
  allowKeepAlive(response);
  sendContinue(request, response);
}

/** Without keys an attempt does not count as failed. */
async function errorFor(
  refusal: Rejection,
  count: RequestHandler,
  request: Request,
  response: Response,
): Promise<HttpError> {
  if (refusal.reason === 'keys-unavailable') return httpError('keys-unavailable', 'keys-unavailable');
  const limited = await new Promise<unknown>((resolve) => void count(request, response, resolve));
  if (limited instanceof HttpError) return limited;
  return httpError('unauthorized', refusal.reason, { 'www-authenticate': refusal.challenge });
}
