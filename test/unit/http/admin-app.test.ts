import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { ADMIN_LIMITS, createAdminApp } from '../../../src/http/admin-app.ts';
import { authenticateBy } from '../../../src/http/auth/compare-credentials.ts';
import { type Listener, listen } from '../../../src/http/listen.ts';
import { type HealthCheck, type RulesState, rulesHealthChecks } from '../../../src/http/readiness.ts';
import type { LiveState, LoadReport, ReloadOptions } from '../../../src/reload/live-state.ts';
import { eventually } from '../../patience.ts';
import { shippedRules } from '../../shipped-rules.ts';

const { ruleSet, snapshot } = await shippedRules();
const at = new Date('2026-06-01T00:00:00Z');
const diagnostic = { code: 'empty', severity: 'error', message: 'm', file: 'f' } as const;
const refusal: LoadReport = { result: 'refused', at, diagnostics: [diagnostic] };
const live: LiveState = {
  ruleSet,
  parts: [],
  digest: snapshot.digest,
  loadedAt: at,
  source: { kind: 'directory', contentDigest: snapshot.contentDigest, diagnostics: [] },
  texts: undefined,
  formerTexts: undefined,
};
const nothing: RulesState = {
  state: undefined,
  report: undefined,
  lastRefusal: undefined,
  watcherError: undefined,
  keepError: undefined,
};
const ready: RulesState = {
  ...nothing,
  state: live,
  report: { result: 'loaded', at, diagnostics: [] },
};
/** What every answer says of the generation that is live, a minute after it was loaded. */
const generation = {
  version: ruleSet.version,
  digest: snapshot.digest,
  loadedAt: at.toISOString(),
  ageSeconds: 60,
};

let listener: Listener | undefined;
/** What the metrics and the log are told of who is refused. */
const told: string[] = [];
afterEach(() => {
  told.length = 0;
  return listener?.close(100);
});

interface Asking {
  key?: string;
  headers?: Record<string, string>;
  method?: string;
  /** The answer is the last one of so many. */
  times?: number;
  /** Of those before the last one, where they are others. */
  headersBefore?: Record<string, string>;
  /** Beside those of the rules. */
  conditions?: HealthCheck[];
  reload?: (look: ReloadOptions) => Promise<LoadReport | undefined>;
}

async function ask(
  path: string,
  rules: RulesState,
  {
    key,
    headers = {},
    method = 'GET',
    times = 1,
    headersBefore = headers,
    conditions = [],
    reload = async () => rules.report,
  }: Asking = {},
): Promise<{ status: number; json: unknown }> {
  const authenticate =
    key === undefined ? undefined : authenticateBy([{ kind: 'header', name: 'x-admin-key', value: key }]);
  const app = createAdminApp({
    rules,
    conditions: () => [...conditions, ...rulesHealthChecks(rules)],
    reload,
    authenticate: () => authenticate,
    failedAttempts: 2,
    onRefused: (reason) => told.push(reason),
    product: { name: 'hookgate', version: '1.2.3' },
    metrics: { contentType: 'text/plain', text: async () => '"measured"' },
    shadow: () => [{ rule: 'r' }],
    console: undefined,
    now: () => at.getTime() + 60_000,
    onError: ({ status }, _, path) => told.push(`${status} ${path}`),
  });
  listener = await listen(app, '127.0.0.1', 0);
  const { port } = listener;
  const send = (headers: Record<string, string>) =>
    new Promise<{ status: number; json: unknown }>((resolve, reject) => {
      // Not fetch, which sets Host and Sec-Fetch-Site itself.
      request({ host: '127.0.0.1', port, path, method, headers, agent: false }, async (response) => {
        resolve({ status: response.statusCode ?? 0, json: JSON.parse(await text(response)) });
      })
        .on('error', reject)
        .end();
    });
  for (let count = 1; count < times; count += 1) await send(headersBefore);
  return send(headers);
}

test('/healthz: alive with and without rules', async () => {
  expect(await ask('/healthz', { ...ready, state: undefined })).toEqual({
    status: 200,
    json: { status: 'alive' },
  });
});

describe('/readyz', () => {
  test('/readyz: 503 until rules are loaded', async () => {
    expect(await ask('/readyz', nothing)).toEqual({
      status: 503,
      json: {
        status: 'not-ready',
        version: null,
        digest: null,
        loadedAt: null,
        ageSeconds: null,
        conditions: [
          { name: 'rules', state: 'not-ready', reason: 'no rules are loaded' },
          { name: 'watcher', state: 'ready' },
        ],
      },
    });
  });

  test('/readyz: 200 once rules are loaded', async () => {
    const conditions = ['rules', 'watcher'].map((name) => ({ name, state: 'ready' }));
    expect(await ask('/readyz', ready)).toEqual({
      status: 200,
      json: { status: 'ready', ...generation, conditions },
    });
  });

  test('P4: stays 200 after a refused reload, says degraded, why and since when, and what is live', async () => {
    expect(await ask('/readyz', { ...ready, report: refusal })).toEqual({
      status: 200,
      json: {
        status: 'degraded',
        ...generation,
        conditions: [
          {
            name: 'rules',
            state: 'degraded',
            reason: 'rules invalid, serving the previous rules: f m',
            since: at.toISOString(),
          },
          { name: 'watcher', state: 'ready' },
        ],
        diagnostics: [diagnostic],
      },
    });
  });

  test.each<[what: string, state: Partial<RulesState>, name: string, reason: RegExp]>([
    ['changes are found by polling only', { watcherError: 'ENOSPC' }, 'watcher', /polling only: ENOSPC/],
    ['what is live is not kept', { keepError: 'ENOTDIR' }, 'last-good', /not saved: .*ENOTDIR/],
    [
      'the rules that were kept answer',
      {
        state: { ...live, source: { kind: 'last-known-good', from: 'var/last-good', keptSince: at } },
        report: refusal,
      },
      'rules',
      /^rules invalid at startup, serving last known good saved at 2026-06-01T00:00:00.000Z in var\/last-good: f m$/,
    ],
  ])('/readyz: degraded if %s', async (_, state, name, reason) => {
    expect(await ask('/readyz', { ...ready, ...state })).toMatchObject({
      status: 200,
      json: {
        status: 'degraded',
        conditions: expect.arrayContaining([
          expect.objectContaining({ name, state: 'degraded', reason: expect.stringMatching(reason) }),
        ]),
      },
    });
  });

  test.each<[HealthCheck['state'], number]>([
    ['stopping', 503],
    ['not-ready', 503],
    ['degraded', 200],
  ])('/readyz: reports the worst of several health checks: %s is %d', async (state, status) => {
    const conditions: HealthCheck[] = [
      { name: 'first', state: 'ready' },
      { name: 'second', state, reason: 'because' },
    ];
    expect(await ask('/readyz', ready, { conditions })).toMatchObject({ status, json: { status: state } });
  });
});

test('/version: reports product, Node, rule set and last reload', async () => {
  expect(await ask('/version', ready)).toEqual({
    status: 200,
    json: {
      product: { name: 'hookgate', version: '1.2.3' },
      node: process.version,
      rules: {
        ...generation,
        standIn: null,
        endpoints: expect.arrayContaining([
          { path: '/registrationHookSSR', file: 'rules/profile-enrollment.yaml' },
        ]),
        lists: [{ name: 'corporate-domains', entries: 2 }],
        lastReload: { result: 'loaded', at: at.toISOString(), diagnostics: [] },
        lastRefusal: null,
      },
    },
  });
});

test('P4: /version has the last error also after it was mended', async () => {
  expect(await ask('/version', { ...ready, lastRefusal: refusal })).toMatchObject({
    json: {
      rules: { ...generation, lastReload: { result: 'loaded' }, lastRefusal: { diagnostics: [diagnostic] } },
    },
  });
});

test('admin credentials: probes get the state only, /version requires credentials', async () => {
  const refused: RulesState = { ...ready, report: refusal };
  const presented = { key: 'k', headers: { 'x-admin-key': 'k' } };
  expect(await ask('/healthz', ready, { key: 'k' })).toMatchObject({ status: 200 });
  expect((await ask('/readyz', refused, { key: 'k' })).json).toEqual({ status: 'degraded' });
  expect((await ask('/readyz', refused, presented)).json).toHaveProperty('diagnostics');
  expect(await ask('/version', ready, { key: 'k' })).toMatchObject({
    status: 401,
    json: { error: { code: 'unauthorized' } },
  });
  expect(await ask('/version', ready, presented)).toMatchObject({ status: 200 });
});

describe('POST /reload', () => {
  const { version } = ruleSet;
  const post = (path = '/reload', asking: Asking = {}) => {
    const looks: ReloadOptions[] = [];
    const reload = async (look: ReloadOptions) => {
      looks.push(look);
      return ready.report;
    };
    return ask(path, ready, { reload, ...asking, method: 'POST' }).then((answer) => ({ ...answer, looks }));
  };

  test('POST /reload: reloads the rules and reports the result', async () => {
    expect(await post()).toEqual({
      status: 200,
      json: { result: 'loaded', version, diagnostics: [] },
      looks: [{}],
    });
  });

  test('POST /reload: 409 with diagnostics if the rules are invalid', async () => {
    expect(await post('/reload', { reload: async () => refusal })).toMatchObject({
      status: 409,
      json: { result: 'refused', version, diagnostics: [diagnostic] },
    });
  });

  test('POST /reload: accepts shrink=allow and no other parameter', async () => {
    expect(await post('/reload?shrink=allow')).toMatchObject({ status: 200, looks: [{ shrink: 'allow' }] });
    for (const path of ['/reload?shrink=refuse', '/reload?shrnk=allow', '/reload?shrink=allow&x'])
      expect(await post(path)).toMatchObject({
        status: 400,
        json: { error: { code: 'unknown-parameter' } },
        looks: [],
      });
  });

  test.each<[what: string, headers: Record<string, string>]>([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['a page of another port', { 'sec-fetch-site': 'same-site' }],
  ])('POST /reload: CSRF guard rejects %s', async (_, headers) => {
    expect(await post('/reload', { headers })).toMatchObject({
      status: 403,
      json: { error: { code: 'from-a-page' } },
      looks: [],
    });
  });

  test.each(['localhost:9082', '127.0.0.1', '[::1]:9082'])('POST /reload: accepts Host %s', async (host) => {
    expect(await post('/reload', { headers: { host, 'sec-fetch-site': 'none' } })).toMatchObject({
      status: 200,
    });
  });

  test('POST /reload: with credentials accepts any Host', async () => {
    const host = 'gate.internal';
    expect(await post('/reload', { key: 'k' })).toMatchObject({ status: 401, looks: [] });
    const headers = { 'x-admin-key': 'k', host };
    expect(await post('/reload', { key: 'k', headers })).toMatchObject({ status: 200, looks: [{}] });
    const foreign = { ...headers, origin: 'https://gate.internal' };
    expect(await post('/reload', { key: 'k', headers: foreign })).toMatchObject({ status: 403, looks: [] });
  });

  test('POST /reload: GET is 404', async () => {
    expect(await ask('/reload', ready)).toMatchObject({ status: 404 });
  });
});

test('/metrics and /shadow: require credentials', async () => {
  expect(await ask('/metrics', ready)).toEqual({ status: 200, json: 'measured' });
  expect(await ask('/shadow', ready)).toEqual({ status: 200, json: { rules: [{ rule: 'r' }] } });
  for (const path of ['/metrics', '/shadow']) {
    expect(await ask(path, ready, { key: 'k' })).toMatchObject({ status: 401 });
    expect(await ask(path, ready, { key: 'k', headers: { 'x-admin-key': 'k' } })).toMatchObject({
      status: 200,
    });
  }
});

test('rate limit: applies to failed attempts, not to probes and valid requests', async () => {
  const wrong = { key: 'k', headers: { 'x-admin-key': 'x' } };
  expect(await ask('/version', ready, { ...wrong, times: 2 })).toMatchObject({ status: 401 });
  expect(await ask('/version', ready, { ...wrong, times: 3 })).toMatchObject({ status: 429 });
  expect(await ask('/readyz', ready, { key: 'k', times: 9 })).toMatchObject({ status: 200 });
  expect(await ask('/version', ready, { key: 'k', headers: { 'x-admin-key': 'k' }, times: 9 })).toMatchObject(
    { status: 200 },
  );
});

test('rate limit: counts failed attempts at /readyz, and always answers probes', async () => {
  const key = 'k';
  const [right, wrong] = [{ 'x-admin-key': 'k' }, { 'x-admin-key': 'x' }];
  const bare = { status: 200, json: { status: 'ready' } };
  expect(await ask('/readyz', ready, { key, headers: wrong })).toEqual(bare);
  expect(told.splice(0)).toEqual(['wrong', '401 /readyz']);
  expect(
    (await ask('/readyz', ready, { key, headersBefore: wrong, headers: right, times: 2 })).json,
  ).toHaveProperty('conditions');
  expect(await ask('/readyz', ready, { key, headersBefore: wrong, headers: right, times: 3 })).toEqual(bare);
  told.length = 0;
  expect(await ask('/readyz', ready, { key, times: 9 })).toEqual(bare);
  expect(told).toEqual([]);
});

describe('Host check (DNS rebinding)', () => {
  const headers = { host: 'evil.example:9082' };

  test.each(['/version', '/metrics', '/shadow', '/unknown'])('Host check: rejects %s', async (path) => {
    expect(await ask(path, ready, { headers })).toMatchObject({
      status: 403,
      json: { error: { code: 'foreign-host' } },
    });
  });

  test('Host check: rejects POST /reload', async () => {
    expect(await ask('/reload', ready, { headers, method: 'POST' })).toMatchObject({ status: 403 });
  });

  test('Host check: probes get the state only', async () => {
    expect(await ask('/healthz', ready, { headers })).toMatchObject({ status: 200 });
    expect(await ask('/readyz', ready, { headers })).toEqual({ status: 200, json: { status: 'ready' } });
  });

  test.each(['localhost:9082', '127.0.0.1', '127.1.2.3:80', '[::1]:9082'])(
    'Host check: accepts %s',
    async (host) => {
      expect(await ask('/version', ready, { headers: { host } })).toMatchObject({ status: 200 });
    },
  );

  test('Host check: with credentials any name is accepted', async () => {
    const presented = { ...headers, 'x-admin-key': 'k' };
    expect(await ask('/version', ready, { key: 'k', headers: presented })).toMatchObject({ status: 200 });
  });
});

test('admin app: other paths are 404 with a JSON error', async () => {
  expect(await ask('/registrationHookSSR', ready, { method: 'POST' })).toMatchObject({
    status: 404,
    json: { error: { code: 'not-found' } },
  });
});

test('one request too many: reports over the limit get 503, and probes are answered', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const app = createAdminApp({
    rules: ready,
    conditions: () => rulesHealthChecks(ready),
    reload: async () => undefined,
    authenticate: () => undefined,
    failedAttempts: 2,
    onRefused: () => undefined,
    product: { name: 'hookgate', version: '1.2.3' },
    metrics: { contentType: 'text/plain', text: () => released.then(() => 'measured') },
    shadow: () => [],
    console: undefined,
    now: () => at.getTime(),
    onError: () => undefined,
  });
  listener = await listen(app, '127.0.0.1', 0);
  const base = `http://127.0.0.1:${listener.port}`;
  const { atOnce, waiting } = ADMIN_LIMITS.reports;
  const answered: number[] = [];
  const metrics = Array.from({ length: atOnce + waiting + 3 }, async () => {
    const { status } = await fetch(`${base}/metrics`);
    answered.push(status);
    return status;
  });
  await eventually(() => expect(answered).toEqual([503, 503, 503]));
  expect((await fetch(`${base}/version`)).status).toBe(503);
  for (const path of ['/healthz', '/readyz']) expect((await fetch(`${base}${path}`)).status, path).toBe(200);
  release();
  const statuses = await Promise.all(metrics);
  expect(statuses.filter((status) => status === 200)).toHaveLength(atOnce + waiting);
});
