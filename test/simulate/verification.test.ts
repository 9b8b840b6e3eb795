import { expect, test } from 'vitest';
import { hasProblems, play } from '../../src/simulate/play.ts';
import { verification } from '../../src/simulate/verification.ts';
import { startService } from '../http/service.ts';
import { type Behaviour, newPlayer, startHook } from './service.ts';

test('hookgate decides nothing, counts nothing and lets nobody in', async () => {
  const service = await startService();
  const presented = {
    kind: 'header',
    name: 'authorization',
    value: `Basic ${btoa('okta:a-secret')}`,
  } as const;
  const url = `http://127.0.0.1:${service.listener.port}/registrationHookSSR`;
  const target = { url, requestTypes: [], presented };
  const played = await play(verification, [target], newPlayer());
  await service.listener.close(0);
  expect(played.flatMap(({ steps }) => steps.flatMap(({ findings }) => findings))).toEqual([]);
  expect(played.every(({ steps }) => steps.length > 0)).toBe(true);
  expect([service.decisions, service.answers]).toEqual([[], []]);
});

test('nothing that it sends is a request of the registration hook', async () => {
  const decided: unknown[] = [];
  const decide = (request: unknown) => {
    decided.push(request);
    return { status: 200 };
  };
  const { target, got } = await startHook({ decide, stranger: 'decide' });
  await play(verification, [target], newPlayer());
  expect(decided).toEqual([]);
  expect(got.length).toBeGreaterThan(3);
});

test.each<[what: string, behaviour: Behaviour, code: string]>([
  ['the credentials are refused', { stranger: { status: 401 }, anotherHook: { status: 401 } }, 'no-entry'],
  ['it does not take requests', { anotherHook: { status: 503 } }, 'no-entry'],
  ['a request of another hook is answered', { anotherHook: { status: 200 } }, 'not-refused'],
  ['strangers are answered', { stranger: { status: 204 } }, 'not-refused'],
  ['half a body is answered', { unreadable: { status: 200 } }, 'not-refused'],
])('%s', async (_, behaviour, code) => {
  const { target } = await startHook(behaviour);
  const played = await play(verification, [target], newPlayer());
  const codes = played.flatMap(({ steps }) =>
    steps.flatMap(({ findings }) => findings.map((one) => one.code)),
  );
  expect(codes).toContain(code);
  expect(hasProblems(played)).toBe(true);
});
