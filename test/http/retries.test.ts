import { expect, test } from 'vitest';
import { Retries } from '../../src/http/retries.ts';
import type { Decision } from '../../src/okta/decision.ts';

const decision = (body: string, failure?: Decision['failure']) =>
  ({ reply: { status: 200, body }, failure }) as Decision;

function remember(retries: Retries, eventId: string, body: string, decided = decision('{}')): Promise<void> {
  const kept = Promise.resolve(decided);
  retries.look('/x', eventId, Buffer.from(body))?.remember(kept);
  return kept.then(() => undefined);
}

const look = (retries: Retries, eventId: string, body: string, path = '/x') =>
  retries.look(path, eventId, Buffer.from(body));

test('an event is the same at one endpoint, with one body, for a minute', async () => {
  let now = 1;
  const retries = new Retries(() => now);
  await remember(retries, 'e', 'a');
  expect(look(retries, 'e', 'a')).toMatchObject({ earlier: expect.any(Promise), odd: false });
  expect(look(retries, 'e', 'b')).toMatchObject({ earlier: undefined, odd: true });
  expect(look(retries, 'e', 'a', '/y')).toMatchObject({ earlier: undefined, odd: false });
  now += 60_001;
  expect(look(retries, 'e', 'a')).toMatchObject({ earlier: undefined, odd: false });
  expect(look(retries, 'e', 'b')).toMatchObject({ earlier: undefined, odd: false });
});

test.each([undefined, null, 1, '', {}])('eventId %j names no event', (eventId) => {
  expect(new Retries(Date.now).look('/x', eventId, Buffer.from('a'))).toBe(undefined);
});

test('what failed around the rules, or was thrown, is forgotten; what rules came to is not', async () => {
  const retries = new Retries(() => 1);
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

test('ten thousand events are remembered, and no more', async () => {
  const retries = new Retries(() => 1);
  for (let index = 0; index <= 10_000; index += 1) await remember(retries, `e${index}`, `${index}`);
  expect(look(retries, 'e0', '0')?.earlier).toBe(undefined);
  expect(look(retries, 'e1', '1')?.earlier).toBeInstanceOf(Promise);
});

test('large replies make room for each other', async () => {
  const retries = new Retries(() => 1);
  const large = decision('x'.repeat(255_000));
  for (let index = 0; index < 100; index += 1) await remember(retries, `e${index}`, `${index}`, large);
  expect(look(retries, 'e0', '0')?.earlier).toBe(undefined);
  expect(look(retries, 'e99', '99')?.earlier).toBeInstanceOf(Promise);
});
