import express, { type Express } from 'express';

/** Headers that every answer has: decisions, refusals, and what those who run the service ask for. */
export const EVERY_ANSWER = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** An Express app with what an API for machines needs, and without what it does not. */
export function baseApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.set('case sensitive routing', true);
  app.set('strict routing', true);
  return app;
}
