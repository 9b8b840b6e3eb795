import { afterEach, expect, test } from 'vitest';
import { createAdminApp, type RulesState } from '../../src/http/admin-app.ts';
import { authenticateBy } from '../../src/http/authenticate/credentials.ts';
import { type Listener, listen } from '../../src/http/listen.ts';
import { loadRules } from '../../src/runtime/load.ts';

const { ruleSet } = await loadRules('rules');
const at = new Date('2026-06-01T00:00:00Z');
const diagnostic = { code: 'x', severity: 'error', message: 'm', file: 'f' } as const;
const ready: RulesState = {
  current: ruleSet,
  loadedAt: at,
  report: { result: 'loaded', at, diagnostics: [] },
  watcherError: undefined,
};

let listener: Listener | undefined;
afterEach(() => listener?.close(100));

async function ask(
  path: string,
  rules: RulesState,
  options: { key?: string; presented?: string; method?: string; times?: number } = {},
): Promise<{ status: number; json: unknown }> {
  const authenticate =
    options.key === undefined
      ? undefined
      : authenticateBy([{ kind: 'header', name: 'x-admin-key', value: options.key }]);
  listener = await listen(
    createAdminApp({
      rules,
      authenticate,
      failedAttempts: 2,
      onRefused: () => undefined,
      product: { name: 'hookgate', version: '1.2.3' },
      onError: () => undefined,
    }),
    '127.0.0.1',
    0,
  );
  const headers = options.presented === undefined ? {} : { 'x-admin-key': options.presented };
  const { port } = listener;
  const send = () => fetch(`http://127.0.0.1:${port}${path}`, { headers, method: options.method ?? 'GET' });
  for (let count = 1; count < (options.times ?? 1); count += 1) await send();
  const response = await send();
  return { status: response.status, json: await response.json() };
}

test('/healthz is alive, with or without rules', async () => {
  expect(await ask('/healthz', { ...ready, current: undefined })).toEqual({
    status: 200,
    json: { status: 'alive' },
  });
});

test('/readyz is 503 until rules are loaded', async () => {
  const state = { current: undefined, loadedAt: undefined, report: undefined, watcherError: undefined };
  expect(await ask('/readyz', state)).toEqual({
    status: 503,
    json: { status: 'not-ready', version: null, reason: 'no rules are loaded' },
  });
});

test('/readyz is 200 once they are', async () => {
  expect(await ask('/readyz', ready)).toEqual({
    status: 200,
    json: { status: 'ready', version: ruleSet?.version },
  });
});

test('/readyz stays 200 after a refused reload, says degraded and why', async () => {
  const state: RulesState = { ...ready, report: { result: 'refused', at, diagnostics: [diagnostic] } };
  expect(await ask('/readyz', state)).toMatchObject({
    status: 200,
    json: { status: 'degraded', diagnostics: [diagnostic] },
  });
});

test('/readyz is degraded where changes are found by polling only', async () => {
  expect(await ask('/readyz', { ...ready, watcherError: 'ENOSPC' })).toMatchObject({
    status: 200,
    json: { status: 'degraded', watcher: expect.stringContaining('ENOSPC') },
  });
});

test('/version names product, Node, rule set, and the last reload', async () => {
  expect(await ask('/version', ready)).toEqual({
    status: 200,
    json: {
      product: { name: 'hookgate', version: '1.2.3' },
      node: process.version,
      rules: {
        version: ruleSet?.version,
        loadedAt: at.toISOString(),
        endpoints: expect.arrayContaining([
          { path: '/registrationHookSSR', file: 'rules/profile-enrollment.yaml' },
        ]),
        lists: [{ name: 'corporate-domains', entries: 2 }],
        lastReload: { result: 'loaded', at: at.toISOString(), diagnostics: [] },
      },
    },
  });
});

test('with credentials configured, probes see the state alone and /version asks for them', async () => {
  const refused: RulesState = { ...ready, report: { result: 'refused', at, diagnostics: [diagnostic] } };
  expect(await ask('/healthz', ready, { key: 'k' })).toMatchObject({ status: 200 });
  expect((await ask('/readyz', refused, { key: 'k' })).json).toEqual({ status: 'degraded' });
  expect((await ask('/readyz', refused, { key: 'k', presented: 'k' })).json).toHaveProperty('diagnostics');
  expect(await ask('/version', ready, { key: 'k' })).toMatchObject({
    status: 401,
    json: { error: { code: 'unauthorized' } },
  });
  expect(await ask('/version', ready, { key: 'k', presented: 'k' })).toMatchObject({ status: 200 });
});

test('failed attempts are limited, and probes and valid calls are not', async () => {
  const wrong = { key: 'k', presented: 'x' };
  expect(await ask('/version', ready, { ...wrong, times: 2 })).toMatchObject({ status: 401 });
  expect(await ask('/version', ready, { ...wrong, times: 3 })).toMatchObject({ status: 429 });
  expect(await ask('/readyz', ready, { key: 'k', times: 9 })).toMatchObject({ status: 200 });
  expect(await ask('/version', ready, { key: 'k', presented: 'k', times: 9 })).toMatchObject({ status: 200 });
});

test('anything else is 404 in the same shape', async () => {
  expect(await ask('/registrationHookSSR', ready, { method: 'POST' })).toMatchObject({
    status: 404,
    json: { error: { code: 'not-found' } },
  });
});
