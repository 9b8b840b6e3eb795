import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { authenticateBy, headerOf } from '../../../src/http/auth/compare-credentials.ts';
import { shippedRules } from '../../shipped-rules.ts';
import { credential, type Service, startService } from './service.ts';

const path = '/registrationHookSSR';
const body = JSON.stringify(samples.ssr);
let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.listener.close(1000));

function expectError(
  answer: { status: number; json: unknown; headers: object },
  status: number,
  code: string,
): void {
  expect(answer).toMatchObject({
    status,
    json: { error: { code, message: expect.any(String) } },
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
  expect(Object.keys(answer.json as object)).toEqual(['error']);
}

test('hook app: a decision has status 200, JSON and no-store', async () => {
  const answer = await service.send(path, { body });
  expect(answer).toMatchObject({
    status: 200,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
  expect(answer.headers).not.toHaveProperty('x-powered-by');
  expect(answer.headers).not.toHaveProperty('etag');
});

describe('credentials (case 40)', () => {
  const { value } = headerOf(credential);
  test.each([
    ['none', null],
    ['empty', ''],
    ['another secret', `Basic ${Buffer.from('okta:another').toString('base64')}`],
    ['a longer secret', `${value}A`],
    ['a shorter secret', value.slice(0, -1)],
    ['no scheme', value.replace('Basic ', '')],
    ['Bearer instead of Basic', value.replace('Basic', 'Bearer')],
    ['another case of the scheme', value.replace('Basic', 'basic')],
    ['base64 that is the same once it is read leniently', value.replace('Basic ', 'Basic  ')],
    ['base64url padding', `${value}=`],
    ['the right one twice', [value, value]],
    ['a wrong one before the right one', ['Basic eDp5', value]],
    ['the right one before a wrong one', [value, 'Basic eDp5']],
  ])('%s: 401', async (_, authorization) => {
    const answer = await service.send(path, { headers: { authorization }, body });
    expectError(answer, 401, 'unauthorized');
    expect(answer.headers['www-authenticate']).toBe('Basic realm="hookgate"');
  });

  test('credentials: are required before path, method and body are checked', async () => {
    const without = { headers: { authorization: null } };
    expectError(await service.send('/unknown', without), 401, 'unauthorized');
    expectError(await service.send(path, { ...without, method: 'GET' }), 401, 'unauthorized');
    expectError(await service.send(path, { ...without, body: '{' }), 401, 'unauthorized');
  });

  test('credentials: are rejected without waiting for the body', async () => {
    const socket = connect(service.listener.port, '127.0.0.1');
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{`,
    );
    const [head] = await Promise.all([
      new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data)))),
      new Promise((resolve) => socket.once('close', resolve)),
    ]);
    expect(head).toMatch(/^HTTP\/1\.1 401 .*\r\nconnection: close\r\n/is);
  });

  test('credentials: any of several is accepted, in its own header', async () => {
    const authenticate = authenticateBy([
      credential,
      { kind: 'basic', username: 'okta', password: 'old' },
      { kind: 'header', name: 'x-hookgate-key', value: 'k1' },
    ]);
    const several = await startService({ authenticate });
    const statusWith = async (headers: Record<string, string | string[] | null>) =>
      (await several.send(path, { headers: { authorization: null, ...headers }, body })).status;
    expect(await statusWith({ authorization: value })).toBe(200);
    expect(await statusWith({ authorization: `Basic ${Buffer.from('okta:old').toString('base64')}` })).toBe(
      200,
    );
    expect(await statusWith({ 'X-Hookgate-Key': 'k1' })).toBe(200);
    expect(await statusWith({ 'x-hookgate-key': 'k2' })).toBe(401);
    expect(await statusWith({ 'x-hookgate-key': ['k1', 'k1'] })).toBe(401);
    expect(await statusWith({ authorization: 'k1' })).toBe(401);
    await several.listener.close(1000);
  });
});

test('hook app: an unknown path is 404, also if only case, slash or encoding differ', async () => {
  for (const unknown of [
    '/',
    '/x',
    `${path}/`,
    path.toLowerCase(),
    '/registrationHook%53SR',
    '/constructor',
  ]) {
    expectError(await service.send(unknown, { body }), 404, 'not-found');
  }
});

test('hook app: ignores the query', async () => {
  expect((await service.send(`${path}?a[b]=c`, { body })).status).toBe(200);
});

test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])(
  'hook app: %s is 405 with Allow',
  async (method) => {
    const answer = await service.send(path, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('POST');
    if (method !== 'HEAD') expectError(answer, 405, 'method-not-allowed');
  },
);

describe('bodies (cases 31 and 32)', () => {
  const typed = (type: string | null) => ({ headers: { 'content-type': type }, body });
  test.each([
    ['no content type', typed(null), 415, 'not-json'],
    ['text/plain', typed('text/plain'), 415, 'not-json'],
    ['a content type that is none', typed('json'), 415, 'not-json'],
    ['utf-16', typed('application/json; charset=utf-16le'), 415, 'not-json'],
    ['two charsets', typed('application/json; charset=utf-8; charset=utf-16'), 415, 'not-json'],
    ['utf-7', typed('application/json; charset=utf-7'), 415, 'not-json'],
    ['latin1', typed('application/json; charset=iso-8859-1'), 415, 'not-json'],
    ['gzip', { headers: { 'content-encoding': 'gzip' }, body: gzipSync(body) }, 415, 'unsupported-encoding'],
    ['no body', { body: '' }, 400, 'invalid-json'],
    ['half a body', { body: '{' }, 400, 'invalid-json'],
    ['invalid UTF-8', { body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) }, 400, 'not-utf8'],
    ['null', { body: 'null' }, 400, 'not-an-object'],
    ['an array', { body: '[1]' }, 400, 'not-an-object'],
    ['a text', { body: '"x"' }, 400, 'not-an-object'],
    ['a number', { body: '1' }, 400, 'not-an-object'],
    ['NaN', { body: '{"a": NaN}' }, 400, 'invalid-json'],
    ['an empty object', { body: '{}' }, 400, 'not-a-hook-request'],
    ['no data', { body: JSON.stringify({ ...samples.ssr, data: undefined }) }, 400, 'not-a-hook-request'],
    [
      'data that is an array',
      { body: JSON.stringify({ ...samples.ssr, data: [] }) },
      400,
      'not-a-hook-request',
    ],
    [
      'an eventType that is not text',
      { body: JSON.stringify({ ...samples.ssr, eventType: 1 }) },
      400,
      'not-a-hook-request',
    ],
    [
      "another hook's eventType",
      { body: JSON.stringify({ ...samples.ssr, eventType: 'com.okta.user.credential.password.import' }) },
      400,
      'another-hook',
    ],
    [
      'an inherited eventType',
      { body: '{"__proto__": {"eventType": "com.okta.user.pre-registration", "data": {}}}' },
      400,
      'not-a-hook-request',
    ],
    ['33 levels', { body: `{"a":${'['.repeat(32)}${']'.repeat(32)}}` }, 400, 'too-deep'],
    ['32 000 levels', { body: `{"a":${'['.repeat(32_000)}${']'.repeat(32_000)}}` }, 400, 'too-deep'],
    [
      'a key twice',
      { body: body.replace('"email"', '"email":"kim@okta.com","email"') },
      400,
      'duplicate-key',
    ],
    ['a key with an escape', { body: body.replace('"email"', '"em\\u0061il"') }, 400, 'escaped-key'],
    [
      'a key twice, once with an escape',
      { body: body.replace('"email"', '"email":"kim@okta.com","em\\u0061il"') },
      400,
      'escaped-key',
    ],
    ['a text that never ends', { body: `"${'\\\\"'.repeat(60_000)}` }, 400, 'invalid-json'],
    ['more than the limit', { body: `"${'x'.repeat(256 * 1024)}"` }, 413, 'too-large'],
  ])('%s', async (_, options, status, code) => {
    expectError(await service.send(path, options), status, code);
  });

  test('bodies: V8 parser caches do not change how a body is read', async () => {
    const taught = body.replace('"userProfile"', String.raw`"\\":1,"userProfile"`);
    const misread = body.replace('"userProfile"', String.raw`"userPr\u006ffile"`);
    const count = service.decisions.length;
    expectError(await service.send(path, { body: taught }), 400, 'escaped-key');
    expectError(await service.send(path, { body: misread }), 400, 'escaped-key');
    expect(service.decisions).toHaveLength(count);
  });

  test('bodies: brackets in strings do not count as nesting', async () => {
    const request = { ...samples.ssr, source: `${'[{'.repeat(100)}\\"` };
    expect((await service.post(path, request)).status).toBe(200);
  });

  test.each(['application/json; charset=utf-8', 'application/json;charset="UTF-8"', 'Application/JSON'])(
    '%s is JSON',
    async (type) => {
      expect((await service.send(path, typed(type))).status).toBe(200);
    },
  );

  test('bodies: __proto__ and constructor keys do not affect decisions', async () => {
    const text = body.replace(
      '"userProfile":{',
      '"__proto__":{"userProfile":{"email":"kim@okta.com","login":"kim@okta.com"}},"constructor":1,"userProfile":{',
    );
    expect((await service.send(path, { body: text })).status).toBe(200);
    expect(service.decisions.at(-1)?.decision.kind).toBe('deny');
  });

  test('bodies: the same key in two objects is not a duplicate', async () => {
    expect(
      (await service.send(path, { body: body.replace('"userProfile"', '"x":{"email":1},"userProfile"') }))
        .status,
    ).toBe(200);
  });

  test('bodies: lone surrogates and 3000 keys are decided and denied', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`k${index}`, '\ud800']));
    const text = JSON.stringify({ ...samples.ssr, ...many });
    expect((await service.send(path, { body: text })).status).toBe(200);
    expect(service.decisions.at(-1)?.decision.kind).toBe('deny');
  });

  test('hook app: no response contains a stack', () => {
    expect(service.errors.length).toBeGreaterThan(20);
    expect(service.errors.every(({ error }) => error.status < 500)).toBe(true);
  });
});

test('hook app: a request target that is not a path is rejected with a JSON error', async () => {
  for (const target of ['http://[::1/x', 'http://exa[mple/x', '*']) {
    const socket = connect(service.listener.port, '127.0.0.1');
    socket.write(`POST ${target} HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n`);
    const answer = await new Promise<string>((resolve) =>
      socket.once('data', (data) => resolve(String(data))),
    );
    expect(answer).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*application\/json[\s\S]*\{"error":\{"code":"invalid-target"/,
    );
    socket.destroy();
  }
});

test('hook app: 503 with Retry-After without rules', async () => {
  const empty = await startService({ rules: () => undefined });
  const answer = await empty.send(path, { body });
  expectError(answer, 503, 'no-rules');
  expect(answer.headers['retry-after']).toBe('1');
  await empty.listener.close(1000);
});

test('hook app: an unexpected error is 500 without details', async () => {
  const broken = await startService({
    rules: () => {
      throw new Error('secret detail');
    },
  });
  const answer = await broken.send(path, { body });
  expectError(answer, 500, 'internal');
  expect(answer.body).not.toContain('secret detail');
  expect(broken.errors[0]?.cause).toEqual(new Error('secret detail'));
  await broken.listener.close(1000);
});

test('hook app: an empty reply is 204 without a body', async () => {
  const { ruleSet } = await shippedRules();
  const endpoint = ruleSet?.endpoints.get(path);
  if (ruleSet === undefined || endpoint === undefined) throw new Error('the shipped rules do not load');
  const unhandled = {
    written: {},
    at: '/unhandled',
    effect: 'continue',
    fixed: true,
    parts: new Map(),
  } as const;
  const endpoints = new Map([[path, { ...endpoint, unhandled }]]);
  const quiet = await startService({ rules: () => ({ ...ruleSet, endpoints }) });
  const answer = await quiet.post(path, samples.pp);
  expect(answer).toMatchObject({ status: 204, body: '' });
  await quiet.listener.close(1000);
});
