import type * as http from 'node:http';
import type { Express } from 'express';
import { IncomingMessage, ServerResponse } from './node-http.ts';

/** What Node makes requests and responses of, as options of its `createServer`. */
export interface ExpressMessages {
  IncomingMessage: typeof http.IncomingMessage;
  ServerResponse: typeof http.ServerResponse;
}

/**
 * Requests and responses that are an app's own from their birth. Express gives its prototypes to each request that comes
 * to it, and an object whose prototype changes is slow for the rest of its life.
 */
export function expressMessages(app: Express): ExpressMessages {
  class AppRequest extends IncomingMessage {}
  class AppResponse<Request extends http.IncomingMessage> extends ServerResponse<Request> {}
  Object.setPrototypeOf(AppRequest.prototype, app.request);
  Object.setPrototypeOf(AppResponse.prototype, app.response);
  app.request = AppRequest.prototype as Express['request'];
  app.response = AppResponse.prototype as Express['response'];
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse };
}
