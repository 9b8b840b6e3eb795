import type { Request, RequestHandler } from 'express';
import { isLoopbackName } from '../config/host.ts';
import { httpError } from './http-error.ts';

/** True if the Host header is localhost, 127.0.0.1 or [::1], with any port. */
export function isLocalhost({ hostname }: Pick<Request, 'hostname'>): boolean {
  return isLoopbackName(hostname ?? '');
}

/**
 * Rejects other Host headers than localhost while no credentials are required. Otherwise a web page could read the
 * responses by DNS rebinding: its own domain name would resolve to this machine.
 */
export function requireLocalhost(isOpen: () => boolean): RequestHandler {
  return function checkHost(request, _response, next) {
    if (!isOpen() || isLocalhost(request)) return next();
    next(httpError('foreign-host'));
  };
}
