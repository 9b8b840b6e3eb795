import type { RequestHandler } from 'express';
import { acceptCaller } from '../accepted.ts';
import { HttpError } from '../http-error.ts';
import { limitFailedAttempts } from './failed-attempts.ts';
import type { Authenticate, Refusal, RefusalReason } from './refusal.ts';

export interface CredentialsRequired {
  authenticate: Authenticate;
  /** From one address in a minute. */
  failedAttempts: number;
  /** Told of every request that is not let in. */
  onRefused: (reason: RefusalReason) => void;
}

/**
 * Refuses, before anything of the body is read, who presents no credential that fits. Who presents one is not limited,
 * whatever else comes from the same address.
 */
export function requireCredentials({
  authenticate,
  failedAttempts,
  onRefused,
}: CredentialsRequired): RequestHandler {
  const limit = limitFailedAttempts(failedAttempts);
  return async function credentialsRequired(request, response, next) {
    const refusal = await authenticate(request);
    if (refusal === undefined) {
      acceptCaller(response);
      return next();
    }
    const refuse = (error: HttpError, reason: RefusalReason) => {
      onRefused(reason);
      next(error);
    };
    if (refusal.reason === 'keys-unavailable') return refuse(withoutKeys(), refusal.reason);
    await limit(request, response, (limited?: unknown) =>
      limited instanceof HttpError
        ? refuse(limited, 'limited')
        : refuse(unauthorized(refusal), refusal.reason),
    );
  };
}

function unauthorized({ reason, challenge }: Refusal): HttpError {
  const headers = { 'www-authenticate': challenge };
  return new HttpError(401, 'unauthorized', 'The request presents no valid credentials.', headers, reason);
}

function withoutKeys(): HttpError {
  const message = 'The keys of the authorization server are not loaded.';
  return new HttpError(503, 'keys-unavailable', message, { 'retry-after': '10' }, 'keys-unavailable');
}
