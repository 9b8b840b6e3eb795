import type { Request, RequestHandler, Response } from 'express';
import { HttpError } from '../http-error.ts';
import { allowKeepAlive } from '../keep-alive.ts';
import { sendContinue } from '../read-body.ts';
import { type CountAttempt, limitFailedAttempts } from './failed-attempts.ts';
import type { Authenticate, Rejection, RejectionReason } from './rejection.ts';

export interface CredentialsRequired {
  authenticate: Authenticate;
  /** From one address in a minute. */
  failedAttempts: number;
  /** Counts them; left out, this process counts by itself. */
  countAttempt?: CountAttempt;
  /** Told of every request that is not let in. */
  onRefused: (reason: RejectionReason) => void;
}

/** What asks those who call for credentials; the attempts that fail are counted together. */
export interface Authenticator {
  /**
   * Refuses, before anything of the body is read, who presents no credential that fits. Who presents one is not
   * limited, whatever else comes from the same address.
   */
  require: RequestHandler;
  /**
   * Whether somebody is let in, for what everybody may ask: nobody is refused. Whose attempts have failed too often
   * learns nothing from another one.
   *
   * @param onFailed told of an attempt that failed; to present nothing is none
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
  countAttempt,
  onRefused,
}: CredentialsRequired): Authenticator {
  const attempts = limitFailedAttempts(failedAttempts, countAttempt);
  const refused = async (refusal: Rejection, request: Request, response: Response): Promise<HttpError> => {
    const error = await errorFor(refusal, attempts.count, request, response);
    onRefused(error.reason === 'limited' ? 'limited' : refusal.reason);
    return error;
  };
  return {
    async require(request, response, next) {
      const judged = authenticate(request);
      // Most are judged at once: their body is read in the same turn.
      const refusal = judged instanceof Promise ? await judged : judged;
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

export function requireCredentials(required: CredentialsRequired): RequestHandler {
  return authenticator(required).require;
}

/** Where there are no keys nobody has failed. */
async function errorFor(
  refusal: Rejection,
  count: RequestHandler,
  request: Request,
  response: Response,
): Promise<HttpError> {
  if (refusal.reason === 'keys-unavailable') return withoutKeys();
  const limited = await new Promise<unknown>((resolve) => void count(request, response, resolve));
  return limited instanceof HttpError ? limited : unauthorized(refusal);
}

function unauthorized({ reason, challenge }: Rejection): HttpError {
  const headers = { 'www-authenticate': challenge };
  return new HttpError(401, 'unauthorized', 'The request presents no valid credentials.', headers, reason);
}

function withoutKeys(): HttpError {
  const message = 'The keys of the authorization server are not loaded.';
  return new HttpError(503, 'keys-unavailable', message, { 'retry-after': '10' }, 'keys-unavailable');
}
