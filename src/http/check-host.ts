import type { Request, RequestHandler } from 'express';
import { isLoopbackName } from '../config/host.ts';
import { HttpError } from './http-error.ts';

/** Whether a request names this machine as only its own programs do: localhost, 127.0.0.1, [::1], with any port. */
export function isLocalhost({ hostname }: Pick<Request, 'hostname'>): boolean {
  return isLoopbackName(hostname ?? '');
}

/**
 * Refuses, where nobody is asked for credentials, what came by another name: a page in a browser may have a name that
 * its author's DNS points here, and would then read the answers.
 */
export function requireLocalhost(open: () => boolean): RequestHandler {
  return function localNameRequired(request, _response, next) {
    if (!open() || isLocalhost(request)) return next();
    next(new HttpError(403, 'foreign-host', 'Without credentials this machine is to be called localhost.'));
  };
}
