import { describe, expect, test } from 'vitest';
import { callSteadily } from './calling.ts';
import { serve } from './serving.ts';

describe('case 37: SIGTERM at 500 requests a second over kept-alive connections', () => {
  test.each(['0s', '1s'])('with drain: %s: no call is lost, and it exits with 0', async (drain) => {
    const service = await serve(`server: { drain: ${drain} }\nlog: { level: warn }\n`);
    const { ended } = await callSteadily(service);
    service.child.kill('SIGTERM');
    expect(await service.exited).toEqual({ code: 0, signal: null });
    const { answers, failures } = await ended;
    expect(failures).toEqual({});
    expect(Object.keys(answers)).toEqual(['200']);
    expect(answers['200']).toBeGreaterThanOrEqual(250);
  });
});

describe('graceful shutdown: during server.drain', () => {
  const drains = 'server: { drain: 60s }\n';

  test('/readyz returns 503 with the reason, and hooks, health and version are answered', async () => {
    const { child, waitFor, call, ask } = await serve(drains);
    child.kill('SIGTERM');
    await waitFor(/"msg":"shutting down"/);
    const readiness = await ask('/readyz');
    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toMatchObject({
      status: 'stopping',
      conditions: expect.arrayContaining([
        { name: 'process', state: 'stopping', reason: 'shutting down', since: expect.any(String) },
      ]),
    });
    for (const answer of [await call(), await ask('/healthz'), await ask('/version')])
      expect(answer.status).toBe(200);
  });

  test.each([
    ['SIGTERM', 'SIGTERM'],
    ['SIGTERM', 'SIGINT'],
  ] as const)('%s, then %s: the second signal exits at once, with 3', async (first, second) => {
    const { child, waitFor, exited } = await serve(drains);
    child.kill(first);
    await waitFor(/"msg":"shutting down"/);
    child.kill(second);
    expect(await exited).toEqual({ code: 3, signal: null });
  });

  test('SIGHUP reloads, and does not exit', async () => {
    const { child, waitFor, call } = await serve(drains);
    child.kill('SIGTERM');
    await waitFor(/"msg":"shutting down"/);
    child.kill('SIGHUP');
    await waitFor(/reload finished/);
    expect((await call()).status).toBe(200);
  });
});

test('graceful shutdown: Ctrl-C does not wait for server.drain', async () => {
  const { child, exited } = await serve('server: { drain: 60s }\n');
  child.kill('SIGINT');
  expect(await exited).toEqual({ code: 0, signal: null });
});
