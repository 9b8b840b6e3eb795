import type { RequestHandler } from 'express';
import { HttpError } from '../http-error.ts';
import type { Authenticate } from './credentials.ts';

/** Refuses, before anything of the body is read, who presents no credential that fits. */
export function requireCredentials(authenticate: Authenticate): RequestHandler {
  return function credentialsRequired(request, _response, next) {
    if (authenticate(request)) next();
    else
      next(
        new HttpError(401, 'unauthorized', 'The request presents no valid credentials.', {
          'www-authenticate': 'Basic realm="hookgate"',
        }),
      );
  };
}
