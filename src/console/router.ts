import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type RequestHandler, type Response, type Router } from 'express';
import { ConcurrencyLimit } from '../http/concurrency-limit.ts';
import { HttpError } from '../http/http-error.ts';
import { createSignInApi } from '../okta-simulator/registration/sign-in-api.ts';
import type { NonceElement } from './api.ts';
import type { ConsoleApi } from './console-api.ts';
import type { DecisionStream } from './decision-stream.ts';
import { QuestionReceiver } from './read-question.ts';

export interface ConsoleRouterDependencies {
  api: ConsoleApi;
  stream: DecisionStream;
  /** Directory of the built page. */
  files?: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/**
 * Concurrent and waiting questions of each kind. All of them use one worker, which answers sequentially and has a queue for
 * all of them, so that many previews do not block the other views.
 */
export const CONSOLE_LIMITS = {
  previews: { atOnce: 8, waiting: 0 },
  signIn: { atOnce: 8, waiting: 8 },
  views: { atOnce: 4, waiting: 28 },
};

/** The built page, in a checkout and in a published package. */
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
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
};

const STATIC: Parameters<typeof express.static>[1] = {
  index: false,
  redirect: false,
  // Names of built files contain a digest of their content; those of the widget's files do not.
  setHeaders(response, path) {
    const hasDigest = /-[\w-]{8}\.\w+$/.test(path) && !path.includes(`${sep}widget${sep}`);
    response.setHeader('cache-control', hasDigest ? 'public, max-age=31536000, immutable' : 'no-cache');
  },
};

/** The routes of the console: page, assets and API. The admin app authenticates requests before. */
export function consoleRouter({ api, stream, now, files = BUILT }: ConsoleRouterDependencies): Router {
  const receiver = new QuestionReceiver();
  const previews = new ConcurrencyLimit(CONSOLE_LIMITS.previews);
  const signIn = new ConcurrencyLimit(CONSOLE_LIMITS.signIn);
  const views = new ConcurrencyLimit(CONSOLE_LIMITS.views);
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use(refuseOtherSites, (_request, response, next) => {
    response.set(HEADERS);
    next();
  });
  router.get('/', (_request, response) => sendPage(response, files));
  // Answers of the API are not compressed: the compressed length would leak content (BREACH).
  router.use('/console/assets', compression(), express.static(join(files, 'assets'), STATIC));
  router.get('/console/sign-in', (_request, response) => sendSignIn(response, files));
  const answerHook: ConsoleApi['answerHook'] = (...call) => api.answerHook(...call);
  router.use('/console/sign-in', signIn.whileOpen, createSignInApi({ answerHook, newId: randomUUID, now }));
  const view = (path: string, answer: () => unknown) =>
    router.get(
      path,
      views.around(async (_request, response) => {
        response.json(await answer());
      }),
    );
  const question = (path: string, answer: typeof api.change | typeof api.find) =>
    router.post(path, async (request, response) => {
      const bytes = await receiver.receive(request);
      response.json(await answer(bytes, () => !response.destroyed));
    });
  view('/console/api/rules', () => api.rules());
  view('/console/api/live', () => api.live());
  view('/console/api/files', () => api.files());
  question('/console/api/change', (...asked) => api.change(...asked));
  question('/console/api/find', (...asked) => api.find(...asked));
  router.post('/console/api/preview', async (request, response) => {
    const bytes = await receiver.receive(request);
    const answer = await previews.run(() => api.preview(bytes, () => !response.destroyed));
    response.type('json').send(answer);
  });
  router.get(
    '/console/api/file',
    views.around(async ({ url }, response) => {
      const path = new URL(url, 'http://console').searchParams.get('path') ?? '';
      const text = await api.file(path);
      response.type('text/plain').send(text);
    }),
  );
  router.get(
    '/console/api/decisions',
    views.around((_request, response) => stream.open(response)),
  );
  return router;
}

/**
 * Rejects cross-site requests (CSRF guard), except for links to the page. Old browsers send `Origin` only; clients that are
 * not browsers send neither header.
 *
 * @see https://w3c.github.io/webappsec-fetch-metadata/
 */
const refuseOtherSites: RequestHandler = ({ headers, method, path }, _response, next) => {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const own =
    site === undefined
      ? origin === undefined || URL.parse(origin)?.host === host
      : site === 'none' || site === 'same-origin';
  const byLink = path === '/' && headers['sec-fetch-mode'] === 'navigate' && method === 'GET';
  if (own || byLink) return next();
  next(
    new HttpError(
      403,
      'from-another-site',
      'Cross-site requests are refused: only the console itself may call its API.',
    ),
  );
};

function sendPage(response: Response, files: string): void {
  const page = pageIn(files, 'index.html');
  response
    .status(page === undefined ? 503 : 200)
    .type('html')
    .send(page ?? NOT_BUILT);
}

function pageIn(files: string, name: string): string | undefined {
  const path = join(files, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/**
 * Sends the page of the frame in which Okta's widget runs. Its Content-Security-Policy has a nonce, which a `meta` element
 * passes to the widget, because the widget adds styles to the page.
 */
function sendSignIn(response: Response, files: string): void {
  const page = pageIn(files, 'sign-in.html');
  if (page === undefined) {
    sendPage(response, files);
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  response
    .set({ 'content-security-policy': signInPolicy(nonce), 'x-frame-options': 'SAMEORIGIN' })
    .type('html')
    .send(page.replace('<head>', `<head>\n    <meta name="${NONCE}" content="${nonce}">`));
}

const NONCE: NonceElement = 'csp-nonce';

function signInPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    ...[`script-src 'self' 'nonce-${nonce}'`, `style-src 'self' 'nonce-${nonce}'`],
    ...["img-src 'self' data:", "font-src 'self' data:", "connect-src 'self'"],
    ...["frame-ancestors 'self'", "base-uri 'none'", "form-action 'none'"],
  ].join('; ');
}

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>hookgate</title>
<h1>The console is not built</h1>
<p>Run <code>npm run build:console</code> in hookgate's directory, and reload this page.</p>
<p>The service itself is not affected.</p>
</html>
`;
