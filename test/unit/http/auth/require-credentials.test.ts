import { afterEach, describe, expect, test } from 'vitest';
import { samples } from '../../../../src/hooks/registration/samples.ts';
import { authenticateBy, headerOf } from '../../../../src/http/auth/compare-credentials.ts';
import type { HookAppDependencies } from '../../../../src/http/hook-app.ts';
import { credential, type Service, startService } from '../service.ts';

const path = '/registrationHookSSR';
const other = '/registrationHookPP';
const body = JSON.stringify(samples.ssr);
let service: Service;
afterEach(() => service.listener.close(1000));

type Headers = Record<string, string | string[] | null>;

async function start(changes: Partial<HookAppDependencies>): Promise<void> {
  service = await startService(changes);
}

const statusOf = async (headers: Headers, to = path) => (await service.send(to, { headers, body })).status;
const wrong: Headers = { authorization: 'Basic d3Jvbmc6d3Jvbmc=' };

test('credentials: no header matches an empty secret', async () => {
  await start({ authenticate: authenticateBy([{ kind: 'header', name: 'x-key', value: '' }]) });
  expect([await statusOf({}), await statusOf({ 'x-key': ['', ''] })]).toEqual([401, 401]);
});

describe('credentials for some endpoints', () => {
  const ours = { ...credential, endpoints: [path] };
  const key = { kind: 'header', name: 'x-key', value: 'k', endpoints: [other, '/nowhere'] } as const;
  const withKey: Headers = { authorization: null, 'x-key': 'k' };

  test('credentials for some endpoints: are valid there, and 401 elsewhere, also at unknown paths', async () => {
    await start({ authenticate: authenticateBy([ours, key]) });
    expect([await statusOf({}), await statusOf(withKey, other)]).toEqual([200, 200]);
    expect([await statusOf({}, other), await statusOf(withKey)]).toEqual([401, 401]);
    expect(await statusOf({}, '/unknown')).toBe(401);
    expect(service.refusals).toEqual(['endpoint', 'endpoint', 'endpoint']);
  });

  test('credentials for some endpoints: two credentials are valid where either is', async () => {
    await start({ authenticate: authenticateBy([ours, key]) });
    expect([await statusOf({ 'x-key': 'k' }), await statusOf({ 'x-key': 'k' }, other)]).toEqual([200, 200]);
  });

  test('credentials for some endpoints: a credential for all paths gets 404 at unknown ones', async () => {
    await start({ authenticate: authenticateBy([key, credential]) });
    expect(await statusOf({}, '/unknown')).toBe(404);
  });

  test('credentials for some endpoints: the path must match exactly', async () => {
    await start({ authenticate: authenticateBy([ours]) });
    const paths = [
      `${path}?x=${other}`,
      `${path}/`,
      `${path}/../registrationHookPP`,
      `/%72egistrationHookSSR`,
    ];
    const statuses = [];
    for (const one of paths) statuses.push(await statusOf({}, one));
    expect(statuses).toEqual([200, 401, 401, 401]);
  });
});

describe('failed attempts (case 44)', () => {
  test('1000 of them: 401 up to the limit, then 429; valid calls from the same address always pass', async () => {
    await start({ failedAttempts: 20 });
    const answers = await Promise.all(Array.from({ length: 1000 }, () => statusOf(wrong)));
    expect(answers.filter((status) => status === 401)).toHaveLength(20);
    expect(answers.filter((status) => status === 429)).toHaveLength(980);
    expect(await Promise.all(Array.from({ length: 50 }, () => statusOf({})))).toEqual(Array(50).fill(200));
    expect(service.refusals.filter((reason) => reason === 'limited')).toHaveLength(980);
  });

  test('rate limit: 429 has RateLimit headers and a JSON error', async () => {
    await start({ failedAttempts: 1 });
    await statusOf(wrong);
    const answer = await service.send(path, { headers: wrong, body });
    expect(answer).toMatchObject({
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^\d+$/) },
      json: { error: { code: 'too-many-attempts', message: expect.any(String) } },
    });
  });

  test('rate limit: valid calls do not count', async () => {
    await start({ failedAttempts: 2 });
    for (let count = 0; count < 5; count += 1) expect(await statusOf({})).toBe(200);
    expect([await statusOf(wrong), await statusOf(wrong), await statusOf(wrong)]).toEqual([401, 401, 429]);
  });

  test('without a proxy, X-Forwarded-For has no effect', async () => {
    await start({ failedAttempts: 1 });
    const from = (address: string) =>
      statusOf({ ...wrong, 'x-forwarded-for': address, forwarded: `for=${address}` });
    expect([await from('198.51.100.1'), await from('198.51.100.2')]).toEqual([401, 429]);
  });

  test('behind one proxy, what it adds counts, and not what the caller wrote before it', async () => {
    await start({ failedAttempts: 1, trustProxy: 1 });
    const from = (addresses: string) => statusOf({ ...wrong, 'x-forwarded-for': addresses });
    expect(await from('198.51.100.1')).toBe(401);
    expect(await from('203.0.113.9, 198.51.100.1')).toBe(429);
    expect(await from('198.51.100.1, 198.51.100.2')).toBe(401);
  });

  test('one IPv6 network of 64 bits is one address, and a mapped IPv4 address is that address', async () => {
    await start({ failedAttempts: 1, trustProxy: 1 });
    const from = (address: string) => statusOf({ ...wrong, 'x-forwarded-for': address });
    expect([await from('2001:db8:1:2::1'), await from('2001:db8:1:2:ffff::9')]).toEqual([401, 429]);
    expect(await from('2001:db8:1:3::1')).toBe(401);
    expect([await from('198.51.100.1'), await from('::ffff:198.51.100.1')]).toEqual([401, 429]);
  });
});

describe('client networks', () => {
  const networks = ['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'];
  const from = (address: string, headers: Headers = {}) =>
    statusOf({ 'x-forwarded-for': address, ...headers });

  test('client networks: other addresses get 403 before credentials are checked', async () => {
    await start({ networks, trustProxy: 1 });
    for (const address of ['203.0.113.200', '::ffff:203.0.113.1', '2001:db8:ffff::1', '198.51.100.7'])
      expect([address, await from(address), await from(address, wrong)]).toEqual([address, 200, 401]);
    for (const address of [
      '203.0.114.1',
      '::ffff:203.0.114.1',
      '2001:db9::1',
      '198.51.100.8',
      'x',
      '203.0.113.1:80',
    ])
      expect([address, await from(address), await from(address, wrong)]).toEqual([address, 403, 403]);
    const answer = await service.send('/unknown', {
      method: 'GET',
      headers: { 'x-forwarded-for': '1.1.1.1' },
    });
    expect(answer.json).toMatchObject({ error: { code: 'forbidden-network' } });
    expect(service.refusals.filter((reason) => reason === 'network')).toHaveLength(13);
  });

  test('client networks: a spoofed X-Forwarded-For has no effect', async () => {
    await start({ networks });
    expect(await from('203.0.113.1')).toBe(403);
    await service.listener.close(1000);
    await start({ networks, trustProxy: 2 });
    expect(await from('203.0.113.1, 192.0.2.1, 192.0.2.2')).toBe(403);
    expect(await from('192.0.2.9, 203.0.113.1, 192.0.2.2')).toBe(200);
  });
});

test('credentials: the client gets the same 401 for every reason', async () => {
  await start({ authenticate: authenticateBy([{ ...credential, endpoints: [other] }]) });
  const answers = [];
  for (const headers of [wrong, { authorization: null }, { authorization: headerOf(credential).value }])
    answers.push((await service.send(path, { headers, body })).body);
  expect(new Set(answers).size).toBe(1);
  expect(service.errors.map(({ error }) => error.reason)).toEqual(['wrong', 'none', 'endpoint']);
});
