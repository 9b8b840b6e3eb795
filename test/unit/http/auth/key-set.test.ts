import type { ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { JWKS_INTERVALS, Jwks, type JwksIntervals, JwksUnavailable } from '../../../../src/http/auth/jwks.ts';
import { type Answer, answers, type KeyServer, startKeyServer } from './authorization-server.ts';

/** What is told of one key: how it is published, and a token that it signed. */
interface Key {
  jwk: object;
  token: string;
}

async function newKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' };
  return { jwk, token: await new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey) };
}

let first: Key;
let second: Key;
beforeAll(async () => {
  [first, second] = await Promise.all([newKey('first'), newKey('second')]);
});

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Kept {
  keySet: Jwks;
  server: KeyServer;
  clock: { time: number };
  problems: (string | undefined)[];
  /** May be changed at any time. */
  pace: JwksIntervals;
  /** Whether a token is verified; or the name of the error. */
  verified: (token: string) => Promise<true | string>;
}

/** Keys of a server that answers like this, before anything is fetched; the clock stands still. */
async function keep(answer: Answer): Promise<Kept> {
  const server = await startKeyServer(answer);
  const clock = { time: Date.parse('2026-06-01T12:00:00Z') };
  const problems: Kept['problems'] = [];
  // Long enough for a slow machine: nothing here depends on how fast an answer comes.
  const pace = { ...JWKS_INTERVALS, timeout: 15_000, patience: 15_000 };
  const keySet = new Jwks(server.uri, {
    fetch,
    now: () => clock.time,
    pace,
    onProblem: (_, problem) => problems.push(problem),
  });
  ends.push(server.stop, () => keySet.close());
  const verified: Kept['verified'] = (token) =>
    jwtVerify(token, keySet.keyFor).then(
      () => true as const,
      (error: Error) => error.constructor.name,
    );
  return { keySet, server, clock, problems, pace, verified };
}

const redirect: Answer = (response) => response.writeHead(302, { location: '/elsewhere' }).end();
const outages: [string, Answer, string][] = [
  ['an error', answers.status500, 'it answers with status 500'],
  ['a hang', answers.hang, 'it does not answer within 50 ms'],
  ['a hang within the answer', answers.stops, 'it does not answer within 50 ms'],
  ['a page', answers.html, 'it answers with something that is not JSON'],
  ['no keys', answers.empty, 'there is no RSA key for signatures in its answer'],
  ['other keys', answers.otherKeys, 'there is no RSA key for signatures in its answer'],
  ['another object', answers.notASet, 'its answer is not a set of keys'],
  [
    'a key of the JSON with an escape',
    answers.escapedKey,
    'its answer has a backslash in a key: write each character of a key as it is',
  ],
  ['a key of the JSON twice', answers.keyTwice, 'its answer gives a key twice in one object'],
  ['keys for another algorithm', answers.otherAlgorithm, 'there is no RSA key for signatures in its answer'],
  ['null', answers.null, 'its answer is not a set of keys'],
  ['a flood', answers.large, 'it answers with more than 262144 bytes'],
  ['a redirect', redirect, 'it answers with status 302'],
];

/** How long a fetch may take: a hang is waited out. */
const timeoutFor = (problem: string) => (problem.endsWith('within 50 ms') ? 50 : 15_000);

describe.each(outages)('%s (case 42)', (_, outage, problem) => {
  test('while there are keys: they go on for a day, and no request waits', async () => {
    const { keySet, server, clock, problems, pace, verified } = await keep(answers.keys([first.jwk]));
    await keySet.refresh();
    server.answer = outage;
    pace.timeout = timeoutFor(problem);
    const refreshed = keySet.refresh();
    expect(await verified(first.token), 'while it is fetched').toBe(true);
    await refreshed;
    expect(problems).toEqual([problem]);
    clock.time += JWKS_INTERVALS.keep - 1;
    expect([keySet.ready, await verified(first.token)]).toEqual([true, true]);
    clock.time += 1;
    expect([keySet.ready, await verified(first.token)]).toEqual([false, JwksUnavailable.name]);
  });

  test('before there are any: not ready, and no token is let in, until it is over', async () => {
    const { keySet, server, problems, pace, verified } = await keep(outage);
    pace.timeout = timeoutFor(problem);
    const asked = keySet.refresh();
    expect(await verified(first.token), 'while it is fetched').toBe(JwksUnavailable.name);
    await asked;
    expect([keySet.ready, keySet.problem]).toEqual([false, problem]);
    server.answer = answers.keys([first.jwk]);
    pace.timeout = 15_000;
    await keySet.refresh();
    expect(problems).toEqual([problem, undefined]);
    expect([keySet.ready, keySet.problem, await verified(first.token)]).toEqual([true, undefined, true]);
  });
});

test('keys are fetched every five minutes, while they cannot be every ten seconds, and no more after the end', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  ends.push(() => vi.useRealTimers());
  const asked = { count: 0, status: 200 };
  const keySet = new Jwks('http://127.0.0.1/keys', {
    fetch: () => {
      asked.count += 1;
      return Promise.resolve(Response.json({ keys: [first.jwk] }, { status: asked.status }));
    },
    now: Date.now,
    pace: JWKS_INTERVALS,
    onProblem: () => undefined,
  });
  /** How often it asked by then; a fetch that began is waited for. */
  const after = async (milliseconds: number) => {
    const before = asked.count;
    vi.advanceTimersByTime(milliseconds);
    if (asked.count > before) await keySet.refresh();
    return asked.count;
  };
  await keySet.refresh();
  asked.status = 500;
  expect([await after(299_999), await after(1), await after(9999), await after(1)]).toEqual([1, 2, 2, 3]);
  asked.status = 200;
  expect([await after(10_000), await after(10_000), await after(290_000)]).toEqual([4, 4, 5]);
  keySet.close();
  expect(await after(3_600_000)).toBe(5);
});

test('a server that is not there', async () => {
  const { keySet, server } = await keep(answers.hang);
  await server.stop();
  await keySet.refresh();
  expect(keySet.problem).toBe('it cannot be reached: ECONNREFUSED');
});

test('the same problem again is told once', async () => {
  const { keySet, problems } = await keep(answers.html);
  await keySet.refresh();
  await keySet.refresh();
  expect(problems).toHaveLength(1);
});

describe('keys that change (case 42)', () => {
  test('a new one is accepted with the first token that names it, once the cooldown is over', async () => {
    const { keySet, server, clock, verified } = await keep(answers.keys([first.jwk]));
    await keySet.refresh();
    server.answer = answers.keys([first.jwk, second.jwk]);
    clock.time += JWKS_INTERVALS.cooldown - 1;
    expect([await verified(second.token), server.asked]).toEqual(['JWKSNoMatchingKey', 1]);
    clock.time += 1;
    expect([await verified(second.token), server.asked]).toEqual([true, 2]);
    expect(await verified(first.token)).toBe(true);
    expect(JWKS_INTERVALS.cooldown).toBeLessThanOrEqual(10_000);
  });

  test('one that is withdrawn is refused after the next fetch', async () => {
    const { keySet, server, verified } = await keep(answers.keys([first.jwk, second.jwk]));
    await keySet.refresh();
    server.answer = answers.keys([second.jwk]);
    await keySet.refresh();
    expect(await verified(first.token)).toBe('JWKSNoMatchingKey');
    expect(await verified(second.token)).toBe(true);
  });

  test('200 unknown keys cost one fetch a cooldown', async () => {
    const { keySet, server, clock, verified } = await keep(answers.keys([first.jwk]));
    await keySet.refresh();
    const [, ...rest] = second.token.split('.');
    const tokens = Array.from({ length: 200 }, (_, index) => {
      const header = Buffer.from(JSON.stringify({ alg: 'RS256', kid: `x${index}` })).toString('base64url');
      return [header, ...rest].join('.');
    });
    const all = async () => new Set(await Promise.all(tokens.map(verified)));
    expect([await all(), server.asked]).toEqual([new Set(['JWKSNoMatchingKey']), 1]);
    clock.time += JWKS_INTERVALS.cooldown;
    expect([await all(), server.asked]).toEqual([new Set(['JWKSNoMatchingKey']), 2]);
    expect([await all(), server.asked]).toEqual([new Set(['JWKSNoMatchingKey']), 2]);
  });

  test('while the server hangs, an unknown key waits for a moment, and a known one not at all', async () => {
    const { keySet, server, clock, pace, verified } = await keep(answers.keys([first.jwk]));
    await keySet.refresh();
    const hanging = Promise.withResolvers<ServerResponse>();
    server.answer = hanging.resolve;
    pace.patience = 20;
    clock.time += JWKS_INTERVALS.cooldown;
    let fetched = false;
    const unknown = verified(second.token);
    const fetching = keySet.refresh().then(() => {
      fetched = true;
    });
    expect([await verified(first.token), await unknown, fetched]).toEqual([true, 'JWKSNoMatchingKey', false]);
    answers.keys([second.jwk])(await hanging.promise);
    await fetching;
    expect(await verified(second.token)).toBe(true);
  });

  test.each<[string, (key: object) => object]>([
    ['the same key twice', (key) => key],
    ['the same key twice, with other words beside it', (key) => ({ ...key, x5t: 'x', alg: undefined })],
  ])('JWKS: %s is one key', async (_, copy) => {
    const { keySet, verified } = await keep(answers.keys([first.jwk, copy(first.jwk), second.jwk]));
    await keySet.refresh();
    expect([await verified(first.token), await verified(second.token)]).toEqual([true, true]);
  });

  test('two keys and a token that names none: refused', async () => {
    const { keySet, verified } = await keep(answers.keys([first.jwk, second.jwk]));
    await keySet.refresh();
    const { privateKey } = await generateKeyPair('RS256');
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
    expect(await verified(token)).toBe('JWKSMultipleMatchingKeys');
  });
});
