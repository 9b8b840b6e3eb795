import type { RequestHandler } from 'express';
import { HttpError } from './http-error.ts';

/**
 * Refuses what a page in a browser sends: whoever opens it can reach loopback, and its author must not. Browsers say
 * where a POST comes from (https://fetch.spec.whatwg.org/#origin-header, https://w3c.github.io/webappsec-fetch-metadata/).
 */
export const csrfGuard: RequestHandler = ({ headers }, _response, next) => {
  const site = headers['sec-fetch-site'];
  if (headers.origin === undefined && (site === undefined || site === 'none')) return next();
  next(
    new HttpError(403, 'from-a-page', 'This is for programs on this machine, not for pages in a browser.'),
  );
};
