import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Decision } from '../../../src/decisions/decision.ts';
import { RetryCache } from '../../../src/http/retry-cache.ts';

const decision = (body: string, failure?: Decision['failure'], changes: Partial<Decision> = {}) =>
  ({
    id: 'd',
    rules: [],
    verdicts: [],
    shadow: [],
    reply: { status: 200, body, response: JSON.parse(body) },
    failure,
    ...changes,
  }) as unknown as Decision;

function remember(
  retries: RetryCache,
  eventId: string,
  body: string,
  decided = decision('{}'),
): Promise<void> {
  const kept = Promise.resolve(decided);
  retries.lookUp('/x', eventId, Buffer.from(body))?.remember(kept);
  return kept.then(() => undefined);
}

const look = (retries: RetryCache, eventId: string, body: string, path = '/x') =>
  retries.lookUp(path, eventId, Buffer.from(body));

test('retry cache: recognises the same event at one endpoint, with one body, for a minute', async () => {
  let now = 1;
  const retries = new RetryCache(() => now);
  await remember(retries, 'e', 'a');
  expect(look(retries, 'e', 'a')).toMatchObject({ earlier: expect.any(Promise), eventIdReused: false });
  expect(look(retries, 'e', 'b')).toMatchObject({ earlier: undefined, eventIdReused: true });
  expect(look(retries, 'e', 'a', '/y')).toMatchObject({ earlier: undefined, eventIdReused: false });
  now += 60_001;
  expect(look(retries, 'e', 'a')).toMatchObject({ earlier: undefined, eventIdReused: false });
  expect(look(retries, 'e', 'b')).toMatchObject({ earlier: undefined, eventIdReused: false });
});

test('retry cache: keeps each body of an event for a minute', async () => {
  let now = 1;
  const retries = new RetryCache(() => now);
  await remember(retries, 'e', 'a', decision('"a"'));
  now += 30_000;
  await remember(retries, 'e', 'b', decision('"b"'));
  await remember(retries, 'e', 'c', decision('"c"'));
  const answers = () =>
    Promise.all(['a', 'b', 'c'].map(async (body) => (await look(retries, 'e', body)?.earlier)?.reply.body));
  expect(await answers()).toEqual(['"a"', '"b"', '"c"']);
  now += 30_001;
  expect(await answers()).toEqual([undefined, '"b"', '"c"']);
  expect(look(retries, 'e', 'a')?.eventIdReused).toBe(true);
  now += 30_000;
  expect(await answers()).toEqual([undefined, undefined, undefined]);
});

test('retry cache: a failed decision still counts as a use of the event id', async () => {
  const retries = new RetryCache(() => 1);
  await remember(retries, 'e', 'a');
  await remember(retries, 'e', 'b', decision('{}', { code: 'internal', message: '' }));
  expect(look(retries, 'e', 'a')).toMatchObject({ earlier: expect.any(Promise), eventIdReused: false });
  expect(look(retries, 'e', 'b')).toMatchObject({ earlier: undefined, eventIdReused: false });
  expect(look(retries, 'e', 'c')).toMatchObject({ earlier: undefined, eventIdReused: true });
});

test('retry cache: an eventId that equals the key of another event is not mixed up with it', async () => {
  const retries = new RetryCache(() => 1);
  const digest = createHash('sha256').update('c').digest('base64');
  await remember(retries, `e ${digest}`, 'b');
  await remember(retries, 'e', 'a');
  expect(look(retries, 'e', 'c')).toMatchObject({ earlier: undefined, eventIdReused: true });
});

test.each([undefined, null, 1, '', {}])('retry cache: eventId %j is ignored', (eventId) => {
  expect(new RetryCache(Date.now).lookUp('/x', eventId, Buffer.from('a'))).toBe(undefined);
});

test('retry cache: forgets internal failures, and keeps rule errors', async () => {
  const retries = new RetryCache(() => 1);
  for (const code of ['unrecorded', 'internal'] as const) {
    await remember(retries, code, code, decision('{}', { code, message: '' }));
    expect(look(retries, code, code)?.earlier).toBe(undefined);
  }
  const thrown = Promise.reject(new Error('thrown'));
  look(retries, 'e', 'thrown')?.remember(thrown);
  await expect(thrown).rejects.toThrow('thrown');
  expect(look(retries, 'e', 'thrown')?.earlier).toBe(undefined);
  await remember(retries, 'e', 'a', decision('{}', { code: 'rule-error', message: '' }));
  expect(look(retries, 'e', 'a')?.earlier).toBeInstanceOf(Promise);
});

test('retry cache: keeps ten thousand events', async () => {
  const retries = new RetryCache(() => 1);
  for (let index = 0; index <= 10_000; index += 1) await remember(retries, `e${index}`, `${index}`);
  expect(look(retries, 'e0', '0')?.earlier).toBe(undefined);
  expect(look(retries, 'e1', '1')?.earlier).toBeInstanceOf(Promise);
});

const huge = 'x'.repeat(255_000);

test.each([
  ['replies', decision(JSON.stringify(huge))],
  ['request types', decision('{}', undefined, { requestType: huge })],
  ['failures', decision('{}', { code: 'rule-error', message: huge })],
  ['rules', decision('{}', undefined, { verdicts: Array(3000).fill({ verdict: 'passed' }) })],
])('retry cache: keeps at most 32 MiB of large %s', async (_, large) => {
  const retries = new RetryCache(() => 1);
  for (let index = 0; index < 100; index += 1) await remember(retries, `e${index}`, `${index}`, large);
  expect(look(retries, 'e0', '0')?.earlier).toBe(undefined);
  expect(look(retries, 'e99', '99')?.earlier).toBeInstanceOf(Promise);
  expect(retries.bytes).toBeLessThanOrEqual(32 * 1024 * 1024);
});

test('retry cache: keeps the reply as text, and no errors', async () => {
  const retries = new RetryCache(() => 1);
  const response = { debugContext: { a: [1] } };
  const rule = { name: 'r' };
  const verdicts = [
    { rule, verdict: 'error', error: new Error('thrown') },
  ] as unknown as Decision['verdicts'];
  const whole = decision(JSON.stringify(response), undefined, { verdicts });
  await remember(retries, 'e', 'a', whole);
  const kept = await look(retries, 'e', 'a')?.earlier;
  expect(kept?.reply.response).toEqual(response);
  expect(kept?.reply.response).not.toBe(whole.reply.response);
  expect(Object.keys(kept?.reply ?? {})).toEqual(['status', 'body']);
  expect(kept?.verdicts).toEqual([{ rule, verdict: 'error' }]);
});

test('retry cache: purges expired entries with the next event', async () => {
  let now = 1;
  const retries = new RetryCache(() => now);
  for (let index = 0; index < 50; index += 1) await remember(retries, `e${index}`, `${index}`);
  now += 60_001;
  await remember(retries, 'e', 'a');
  const one = new RetryCache(() => now);
  await remember(one, 'e', 'a');
  expect(retries.bytes).toBe(one.bytes);
});
