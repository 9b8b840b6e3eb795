import type { RequestHandler } from 'express';
import { isLoopback } from '../config/config.ts';
import { HttpError } from './http-error.ts';

/**
 * Refuses what a page in a browser sends: whoever opens it can reach loopback, and its author must not. Browsers say
 * where a POST comes from (https://fetch.spec.whatwg.org/#origin-header, https://w3c.github.io/webappsec-fetch-metadata/).
 *
 * @param loopback whether only this machine is to reach the listener: then the request has to name it so, or it came
 * by a name that somebody else's DNS points here
 */
export function refusePages(loopback: () => boolean): RequestHandler {
  return function pagesRefused({ headers, hostname }, _response, next) {
    const site = headers['sec-fetch-site'];
    const foreign = headers.origin !== undefined || (site !== undefined && site !== 'none');
    if (!foreign && (!loopback() || isLoopback((hostname ?? '').replace(/^\[(.*)\]$/, '$1')))) return next();
    next(
      new HttpError(403, 'from-a-page', 'This is for programs on this machine, not for pages in a browser.'),
    );
  };
}
