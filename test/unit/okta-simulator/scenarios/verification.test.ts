import { expect, test } from 'vitest';
import { simulators } from '../../../../src/okta-simulator/index.ts';
import { jsonOf } from '../../../../src/okta-simulator/reply.ts';
import { hasProblems } from '../../../../src/okta-simulator/scenarios/run-scenarios.ts';
import { verification } from '../../../../src/okta-simulator/scenarios/verification.ts';
import { listening } from '../../../local-server.ts';
import { startService } from '../../http/service.ts';
import { type Behaviour, newPlayer, played as play, startHook } from './service.ts';

test('verify: hookgate decides nothing, counts nothing and allows nobody', async () => {
  const service = await startService();
  const presented = {
    kind: 'header',
    name: 'authorization',
    value: `Basic ${btoa('okta:a-secret')}`,
  } as const;
  const url = `http://127.0.0.1:${service.listener.port}/registrationHookSSR`;
  const target = { url, simulator: simulators.registration, requestTypes: [], credentials: presented };
  const played = await play(verification, [target], newPlayer());
  await service.listener.close(0);
  expect(played.flatMap(({ steps }) => steps.flatMap(({ findings }) => findings))).toEqual([]);
  expect(played.every(({ steps }) => steps.length > 0)).toBe(true);
  expect([service.decisions, service.answers]).toEqual([[], []]);
});

test('verify: its requests have every profile that Okta sends', async () => {
  const { target, got } = await startHook();
  await play(verification, [target], newPlayer());
  const whole = got.flatMap((body) => (jsonOf(body) === undefined ? [] : [JSON.parse(body)]));
  expect(whole).toHaveLength(4);
  for (const { eventType, data } of whole) {
    expect(eventType).toBe('com.hookgate.verify');
    expect(data).toMatchObject({
      userProfile: { email: 'hookgate-verify@deployment.invalid' },
      userProfileUpdate: { employeeNumber: expect.any(String) },
    });
  }
});

test('verify: other paths are called without the credentials of the hook', async () => {
  const seen: [string | undefined, string | undefined][] = [];
  const origin = await listening((request, response) => {
    seen.push([request.url, request.headers.authorization]);
    response.writeHead(request.url === '/team/hook' ? 400 : 200).end();
  });
  const presented = { kind: 'header', name: 'authorization', value: 'Basic a-secret' } as const;
  const played = await play(
    verification,
    [
      {
        url: `${origin}/team/hook`,
        simulator: simulators.registration,
        requestTypes: [],
        credentials: presented,
      },
    ],
    newPlayer(),
  );
  const beside = seen.filter(([url]) => url !== '/team/hook');
  expect(beside).toEqual([[expect.stringMatching(/^\/team\/hookgate-verify-/), undefined]]);
  expect(played.at(-1)?.steps[0]?.findings).toMatchObject([{ code: 'not-refused', severity: 'warn' }]);
});

test('verify: sends no request of the registration hook', async () => {
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
  ['the credentials are refused', { stranger: { status: 401 }, anotherHook: { status: 401 } }, 'not-let-in'],
  ['it accepts no requests', { anotherHook: { status: 503 } }, 'not-let-in'],
  ['the address accepts no POST', { anotherHook: { status: 405 } }, 'not-let-in'],
  ['the request is rejected for another reason', { anotherHook: { status: 415 } }, 'refusal'],
  ['requests with and without credentials get the same reply', { stranger: { status: 400 } }, 'alike'],
  ['a request of another hook is answered', { anotherHook: { status: 200 } }, 'not-refused'],
  ['requests without credentials are answered', { stranger: { status: 204 } }, 'not-refused'],
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
