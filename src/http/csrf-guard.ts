import type { RequestHandler } from 'express';
import { httpError } from './http-error.ts';

/**
 * Prevents cross-site request forgery (CSRF): rejects requests of web pages, which can reach loopback through the browser
 * of an administrator. Browsers name the origin of a POST (https://fetch.spec.whatwg.org/#origin-header,
 * https://w3c.github.io/webappsec-fetch-metadata/).
 */
export const csrfGuard: RequestHandler = ({ headers }, _response, next) => {
  const site = headers['sec-fetch-site'];
  if (headers.origin === undefined && (site === undefined || site === 'none')) return next();
  next(httpError('from-a-page'));
};
