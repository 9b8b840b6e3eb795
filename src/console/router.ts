import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, type Response, type Router } from 'express';
import { HttpError } from '../http/http-error.ts';
import type { ConsoleApi } from './console-api.ts';
import type { DecisionStream } from './decision-stream.ts';
import { readQuestion } from './read-question.ts';

export interface ConsoleRouterDependencies {
  api: ConsoleApi;
  stream: DecisionStream;
  /** The built files. */
  files?: string;
}

/** Beside this program, in a checkout as in a published package. */
const BUILT = fileURLToPath(new URL('../../console/dist', import.meta.url));

const POLICY = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'"],
  ...["connect-src 'self'", "frame-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"],
  "form-action 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': '',
  'x-frame-options': 'DENY',
};

/** Seconds in a year: what is built has its content in its name. */
const LONG = 'public, max-age=31536000, immutable';

/** The console: its page, what belongs to it, and what it asks. Whoever mounts it has asked for credentials. */
export function consoleRouter({ api, stream, files = BUILT }: ConsoleRouterDependencies): Router {
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use(refuseOtherSites, (_request, response, next) => {
    response.set(HEADERS);
    next();
  });
  router.get('/', (_request, response) => sendPage(response, files));
  router.use(
    '/console/assets',
    express.static(join(files, 'assets'), {
      index: false,
      redirect: false,
      setHeaders: (response) => response.setHeader('cache-control', LONG),
    }),
  );
  router.get('/console/api/rules', async (_request, response) => {
    response.json(await api.rules());
  });
  router.post('/console/api/preview', async (request, response) => {
    const question = await readQuestion(request, { endpoint: 'text', body: 'text', at: 'text or nothing' });
    response.json(await api.preview(question));
  });
  router.get('/console/api/files', async (_request, response) => {
    response.json(await api.files());
  });
  router.get('/console/api/file', async ({ url }, response) => {
    const path = new URL(url, 'http://console').searchParams.get('path') ?? '';
    response.type('text/plain').send(await api.file(path));
  });
  router.post('/console/api/change', async (request, response) => {
    const question = await readQuestion(request, { path: 'text', text: 'text' });
    response.json(await api.change(question, () => !response.destroyed));
  });
  router.get('/console/api/decisions', (request, response) => stream.open(request, response));
  return router;
}

/**
 * Refuses what a page of another site asks for. To come here from elsewhere by a link is all right, and only that. What
 * is no browser says nothing of sites (https://w3c.github.io/webappsec-fetch-metadata/).
 */
const refuseOtherSites: RequestHandler = ({ headers, method, path }, _response, next) => {
  const site = headers['sec-fetch-site'] ?? 'none';
  const own = site === 'none' || site === 'same-origin';
  const byLink = path === '/' && headers['sec-fetch-mode'] === 'navigate' && method === 'GET';
  const sameOrigin = headers.origin === undefined || URL.parse(headers.origin)?.host === headers.host;
  if ((own || byLink) && sameOrigin) return next();
  next(
    new HttpError(403, 'from-another-site', 'This is for the console alone, not for pages of other sites.'),
  );
};

function sendPage(response: Response, files: string): void {
  const page = join(files, 'index.html');
  response.type('html');
  if (existsSync(page)) response.send(readFileSync(page));
  else response.status(503).send(NOT_BUILT);
}

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>hookgate</title>
<h1>The console is not built</h1>
<p>Run <code>npm run build:console</code> in hookgate's directory, and load this page again.</p>
<p>The service itself is not affected.</p>
</html>
`;
