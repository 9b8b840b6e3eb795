import { describe, expect, test } from 'vitest';
import { callSteadily } from './calling.ts';
import { serve } from './serving.ts';

describe('case 37: SIGTERM at 500 requests a second over kept-alive connections', () => {
  test.each(['0s', '1s'])('with drain: %s: no call is lost, and it ends with 0', async (drain) => {
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

describe('while it drains', () => {
  const drains = 'server: { drain: 60s }\n';

  test('it is not ready and says why, and answers hooks, health and version as ever', async () => {
    const { child, waitFor, call, ask } = await serve(drains);
    child.kill('SIGTERM');
    await waitFor(/"msg":"ending"/);
    const readiness = await ask('/readyz');
    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toMatchObject({
      status: 'stopping',
      conditions: expect.arrayContaining([
        { name: 'process', state: 'stopping', reason: 'it was asked to end', since: expect.any(String) },
      ]),
    });
    for (const answer of [await call(), await ask('/healthz'), await ask('/version')])
      expect(answer.status).toBe(200);
  });

  test.each([
    ['SIGTERM', 'SIGTERM'],
    ['SIGTERM', 'SIGINT'],
  ] as const)('%s, then %s: the second one ends it at once, with 3', async (first, second) => {
    const { child, waitFor, exited } = await serve(drains);
    child.kill(first);
    await waitFor(/"msg":"ending"/);
    child.kill(second);
    expect(await exited).toEqual({ code: 3, signal: null });
  });

  test('SIGHUP reloads, and does not end it', async () => {
    const { child, waitFor, call } = await serve(drains);
    child.kill('SIGTERM');
    await waitFor(/"msg":"ending"/);
    child.kill('SIGHUP');
    await waitFor(/looked at the rules again/);
    expect((await call()).status).toBe(200);
  });
});

test('Ctrl-C does not wait for the drain', async () => {
  const { child, exited } = await serve('server: { drain: 60s }\n');
  child.kill('SIGINT');
  expect(await exited).toEqual({ code: 0, signal: null });
});
