import { expect, test } from 'vitest';
import { simulators } from '../../../../src/okta-simulator/index.ts';
import type { ScenarioContext, Target } from '../../../../src/okta-simulator/scenarios/scenario.ts';
import { verification } from '../../../../src/okta-simulator/scenarios/verification.ts';
import { listening } from '../../../local-server.ts';
import { startService } from '../../http/service.ts';
import { newPlayer, played } from './service.ts';

const presented = (secret: string) =>
  ({ kind: 'header', name: 'authorization', value: `Basic ${btoa(secret)}` }) as const;
const targets = (url: string, hooks: number, secret = 'okta:a-secret'): Target[] =>
  Array.from({ length: hooks }, () => ({
    url,
    simulator: simulators.registration,
    requestTypes: [],
    credentials: presented(secret),
  }));

/** The statuses of the responses of hooks, in order. */
async function statusesOf(hooks: Target[], player: ScenarioContext): Promise<number[]> {
  const all = await played(verification, hooks, player);
  return all.flatMap(({ steps }) =>
    steps.flatMap(({ attempts }) => attempts.map(({ reply }) => ('status' in reply ? reply.status : 0))),
  );
}

test('attempt limit: verify of one hook makes three failed attempts, and does not wait', async () => {
  const service = await startService({ failedAttempts: 20 });
  const pauses: number[] = [];
  const player = { ...newPlayer(), pause: async (milliseconds: number) => void pauses.push(milliseconds) };
  const url = `http://127.0.0.1:${service.listener.port}/registrationHookSSR`;
  const statuses = await statusesOf(targets(url, 1), player);
  await service.listener.close(0);
  expect(statuses).toEqual([400, 401, 401, 400, 401]);
  expect(pauses).toEqual([]);
});

test('attempt limit: verify of seven hooks waits once the service says that no attempt is left', async () => {
  const service = await startService({ failedAttempts: 20 });
  const enough = new Error('enough');
  let pause = 0;
  const player = {
    ...newPlayer(),
    pause: async (milliseconds: number) => {
      pause = milliseconds;
      throw enough;
    },
  };
  const url = `http://127.0.0.1:${service.listener.port}/registrationHookSSR`;
  // The seventh hook would be the one with the twenty-first attempt.
  await expect(statusesOf(targets(url, 7), player)).rejects.toBe(enough);
  await service.listener.close(0);
  expect(service.refusals).toHaveLength(20);
  expect(service.refusals).not.toContain('limited');
  expect(pause).toBeGreaterThan(0);
  expect(pause).toBeLessThanOrEqual(60_000);
});

test('attempt limit: the next window is used like the first one, so that there is no 429', async () => {
  let now = 0;
  let window = { begun: 0, hits: 0 };
  const url = await listening(({ headers, url: path }, response) => {
    if (headers.authorization === presented('okta:a-secret').value && path === '/hook') {
      response.writeHead(400).end();
      return;
    }
    if (now >= window.begun + 60_000) window = { begun: now, hits: 0 };
    window.hits += 1;
    const left = Math.max(0, 5 - window.hits);
    const seconds = (window.begun + 60_000 - now) / 1000;
    response.setHeader('ratelimit', `"5-in-1min"; r=${left}; t=${seconds}`);
    response.writeHead(window.hits > 5 ? 429 : 401).end();
  });
  const pauses: number[] = [];
  const pause = async (milliseconds: number) => {
    pauses.push(milliseconds);
    now += milliseconds;
  };
  const statuses = await statusesOf(targets(`${url}/hook`, 4), { ...newPlayer(), clock: () => now, pause });
  expect(statuses.filter((status) => status === 401)).toHaveLength(12);
  expect(statuses).not.toContain(429);
  expect(pauses).toEqual([60_000, 60_000]);
});

test('attempt limit: a hook that refuses the credentials is no longer called with them', async () => {
  const service = await startService();
  const url = `http://127.0.0.1:${service.listener.port}/registrationHookSSR`;
  const all = await played(verification, targets(url, 1, 'okta:another'), newPlayer());
  await service.listener.close(0);
  expect(all.find(({ scenario }) => scenario === 'malformed')?.leftOut).toBe(
    'this hook refuses the credentials',
  );
  expect(service.refusals).toHaveLength(4);
});
