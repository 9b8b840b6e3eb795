import { describe, expect, test } from 'vitest';
import { ask, asking, RULES } from './asking.ts';
import { serveConsole } from './serve-console.ts';

const BUILT = {
  'index.html': '<!doctype html><html><head></head><body>the console</body></html>',
  'sign-in.html': '<!doctype html><html><head></head><body>the widget</body></html>',
  'assets/index-Dw0ozda9.js': 'export {};',
  'assets/widget/js/okta-sign-in.next.js': 'widget',
};

/** The console with these built files, and its port. */
function serve(files: Record<string, string>): Promise<number> {
  const api = { rules: async () => ({}) as never, preview: async () => Buffer.from('{}') };
  return serveConsole(api, files);
}

describe('the built files', () => {
  test('the built files: the page is not cached, files with a digest are immutable, others are revalidated', async () => {
    const port = await serve(BUILT);
    const kept = async (path: string) => {
      const { status, headers } = await ask(port, path);
      return [status, headers['cache-control'] ?? 'no word'];
    };
    expect((await ask(port, '/')).body).toBe(BUILT['index.html']);
    expect(await kept('/console/assets/index-Dw0ozda9.js')).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect(await kept('/console/assets/widget/js/okta-sign-in.next.js')).toEqual([200, 'no-cache']);
  });

  test.each([
    '/console/assets/',
    '/console/assets/../index.html',
    '/console/assets/%2e%2e/index.html',
    '/index.html',
  ])('nothing else is served: %s', async (path) => {
    expect((await ask(await serve(BUILT), path)).status).toBe(404);
  });

  test('the built files: if they are missing, the page names the build command', async () => {
    const port = await serve({});
    for (const path of ['/', '/console/sign-in']) {
      const { status, body, headers } = await ask(port, path);
      expect([status, headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
      expect(body).toContain('npm run build:console');
    }
  });
});

describe('what a browser is told', () => {
  test('what a browser is told: the policy allows own scripts, styles and connections, and no embedding', async () => {
    const { headers } = await ask(await serve(BUILT), '/');
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'x-frame-options': 'DENY',
    });
  });

  test("what a browser is told: the frame of Okta's widget has a new nonce in each response", async () => {
    const port = await serve(BUILT);
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const { body, headers } = await ask(port, '/console/sign-in');
        const [, nonce = ''] = /<meta name="csp-nonce" content="([^"]{20,})">/.exec(body) ?? [];
        expect(headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`);
        expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });
});

describe('pages of other sites', () => {
  const question = { endpoint: '/sign-up', body: '{}' };
  test.each<[what: string, headers: Record<string, string>, status: number]>([
    ['a program', {}, 200],
    ['the console', { 'sec-fetch-site': 'same-origin' }, 200],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['an old browser on another site', { origin: 'https://example.com' }, 403],
    ['a page without an origin', { origin: 'null' }, 403],
  ])('%s may ask: %o is %i', async (_, headers, status) => {
    const port = await serve(BUILT);
    expect((await ask(port, '/console/api/rules', undefined, headers)).status).toBe(status);
    expect((await ask(port, '/console/api/preview', question, headers)).status).toBe(status);
  });

  test('pages of other sites: a link may open the page, and nothing below it', async () => {
    const port = await serve(BUILT);
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await ask(port, '/', undefined, headers)).status).toBe(200);
    expect((await ask(port, '/console/api/rules', undefined, headers)).status).toBe(403);
  });

  test('pages of other sites: a form is not a question', async () => {
    const port = await serve(BUILT);
    const { status } = await ask(port, '/console/api/preview', question, { 'content-type': 'text/plain' });
    expect(status).toBe(415);
  });

  test('console API: an incomplete question is refused', async () => {
    const { console } = await asking(RULES);
    const { status, json } = await console('/console/api/preview', { endpoint: 1 });
    expect(status).toBe(400);
    expect(json.error).toEqual({
      code: 'wrong-question',
      message: 'The question needs "endpoint" as text.',
    });
  });
});

describe('who may look', () => {
  const KEY = 'a-long-admin-key';
  const AUTH = `admin: { auth: [{ header: { name: x-admin-key, value: ${KEY} } }] }\n`;
  const basic = (user: string, password: string) => ({
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
  });
  const PATHS = ['/', '/console/api/rules', '/console/api/decisions', '/console/sign-in', '/console/x'];

  test('console authentication: requires credentials, with a challenge for browsers', async () => {
    const { console } = await asking(RULES, AUTH);
    for (const path of PATHS) {
      const { status, headers } = await console(path);
      expect([status, headers['www-authenticate']], path).toEqual([401, 'Basic realm="hookgate"']);
    }
  });

  test('console authentication: a header credential works as user and password in a browser', async () => {
    const { console } = await asking(RULES, AUTH);
    const status = async (headers: Record<string, string>) =>
      (await console('/console/api/rules', undefined, headers)).status;
    expect(await status({ 'x-admin-key': KEY })).toBe(200);
    expect(await status(basic('x-admin-key', KEY))).toBe(200);
    expect(await status(basic('x-admin-key', 'another'))).toBe(401);
    expect(await status(basic('admin', KEY))).toBe(401);
  });

  test('console authentication: a header credential of a hook is not a password', async () => {
    const { service } = await asking(RULES, `auth: [{ header: { name: x-key, value: ${KEY} } }]\n`);
    const { status } = await ask(service.hook.port, '/sign-up', {}, basic('x-key', KEY));
    expect(status).toBe(401);
  });

  test('console authentication: without admin.auth, the Host header must be local', async () => {
    const { console } = await asking(RULES);
    for (const path of PATHS.filter((path) => path !== '/console/api/decisions')) {
      const { status, json } = await console(path, undefined, { host: 'rebound.example.com' });
      expect([status, json.error.code], path).toEqual([403, 'foreign-host']);
    }
    expect((await console('/console/api/rules', undefined, { host: 'localhost' })).status).toBe(200);
  });

  test('console authentication: admin.console false disables the console', async () => {
    const { console } = await asking(RULES, 'admin: { console: false }\n');
    for (const path of PATHS) expect((await console(path)).status, path).toBe(404);
    expect((await console('/version')).status).toBe(200);
  });
});
