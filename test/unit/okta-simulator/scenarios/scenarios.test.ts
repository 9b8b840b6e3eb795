import { describe, expect, test } from 'vitest';
import { scenarios } from '../../../../src/okta-simulator/scenarios/index.ts';
import { hasProblems, type ScenarioRun } from '../../../../src/okta-simulator/scenarios/run-scenarios.ts';
import { type Behaviour, newPlayer, played as play, startHook } from './service.ts';

async function playAt(behaviour: Behaviour, ...names: string[]): Promise<ScenarioRun[]> {
  const { target } = await startHook(behaviour);
  const chosen = scenarios.filter(({ name }) => names.length === 0 || names.includes(name));
  return play(chosen, [target], newPlayer());
}

const codes = (played: readonly ScenarioRun[]) =>
  played.flatMap(({ steps }) => steps.flatMap(({ findings }) => findings.map(({ code }) => code)));

test('scenarios: a correct hook has no finding', async () => {
  const played = await playAt({});
  expect(codes(played)).toEqual([]);
  expect(hasProblems(played)).toBe(false);
  expect(played.filter(({ leftOut }) => leftOut !== undefined).map(({ scenario }) => scenario)).toEqual([
    'profile-update',
  ]);
  for (const { steps, leftOut } of played) expect(steps.length > 0).toBe(leftOut === undefined);
});

describe('scenarios: findings', () => {
  let answers = 0;
  const changing = () => ({ status: 200, body: ++answers % 2 === 0 ? {} : { error: {} } });
  const counting = (_: unknown, times: number) => ({
    status: 200,
    body: { commands: [{ type: 'com.okta.user.profile.update', value: { employeeNumber: String(times) } }] },
  });
  const faltering = (_: unknown, times: number) => ({ status: times === 1 ? 503 : 204 });
  /** The reply of a hook that shares the last address between requests. */
  const shared = () => {
    let last: unknown;
    const both = Promise.withResolvers<void>();
    return async (request: { data: Record<string, unknown> }, times: number) => {
      last = request.data['userProfile'];
      if (times === 4) both.resolve();
      // The first two are not concurrent.
      if (times > 2) await both.promise;
      const { email } = last as { email: string };
      return { status: 200, body: email.endsWith('@okta.com') ? {} : { error: {} } };
    };
  };

  test.each<[what: string, behaviour: Behaviour, scenario: string, found: string[]]>([
    ['a call without credentials is answered', { stranger: 'decide' }, 'no-credentials', ['not-refused']],
    [
      'a call with wrong credentials is answered',
      { stranger: 'decide' },
      'wrong-credentials',
      ['not-refused'],
    ],
    [
      'a call without credentials gets an error',
      { stranger: { status: 500 } },
      'no-credentials',
      ['refusal'],
    ],
    [
      'a call without credentials is redirected',
      { stranger: { status: 302 } },
      'no-credentials',
      ['refusal'],
    ],
    ['half a body is answered', { unreadable: { status: 200 } }, 'malformed', ['not-refused']],
    ['half a body gets an error', { unreadable: { status: 500 } }, 'malformed', ['refusal']],
    ['a retry gets another reply', { decide: changing }, 'retry', ['empty-error', 'another-answer']],
    ['another value is written the second time', { decide: counting }, 'retry', ['another-answer']],
    ['only the second attempt is answered', { decide: faltering }, 'sign-up', ['not-let-in']],
    ['a sign-up gets an error', { decide: () => ({ status: 500 }) }, 'sign-up', ['status', 'status']],
    ['two people are mixed up', { decide: shared() }, 'two-at-once', ['empty-error', 'mixed-up']],
  ])('%s', async (_, behaviour, scenario, found) => {
    const played = await playAt(behaviour, scenario);
    expect(codes(played)).toEqual(expect.arrayContaining(found));
    expect(hasProblems(played)).toBe(true);
  });
});

test.each<[what: string, value: (request: { eventId: string; data: object }, times: number) => string]>([
  ['the id of the request', ({ eventId }) => eventId],
  ['a number that counts', (_, times) => String(times)],
  ['the person', ({ data }) => (data as { userProfile: { login: string } }).userProfile.login],
  ['the same for all', () => 'staff'],
])('scenarios: concurrent requests are not mixed up if a hook writes %s', async (_, value) => {
  const decide = (request: unknown, times: number) => ({
    status: 200,
    body: {
      commands: [{ type: 'com.okta.user.profile.update', value: { note: value(request as never, times) } }],
    },
  });
  expect(codes(await playAt({ decide }, 'two-at-once'))).toEqual([]);
});

test('scenarios: concurrent requests are mixed up if one gets the values of the other', async () => {
  const both = Promise.withResolvers<void>();
  let last = '';
  const decide = async ({ data }: { data: Record<string, unknown> }, times: number) => {
    last = (data['userProfile'] as { login: string }).login;
    if (times === 4) both.resolve();
    if (times > 2) await both.promise;
    return {
      status: 200,
      body: { commands: [{ type: 'com.okta.user.profile.update', value: { note: last } }] },
    };
  };
  expect(codes(await playAt({ decide }, 'two-at-once'))).toEqual(['mixed-up']);
});

test('scenarios: a hook that closes the connection at half a body is called again', async () => {
  const { target } = await startHook({ unreadable: 'close' });
  const played = await play(scenarios, [target], newPlayer());
  expect(codes(played)).toEqual(['unreachable']);
  expect(played.find(({ scenario }) => scenario === 'wrong-credentials')?.steps).toHaveLength(1);
});

test('scenarios: without a token the calls without credentials are still made', async () => {
  const { target } = await startHook();
  const presented = {
    kind: 'token',
    tokenUrl: 'http://127.0.0.1:9/token',
    clientId: 'okta',
    clientSecret: 'x',
    scope: 'x',
  } as const;
  const played = await play(scenarios, [{ ...target, credentials: presented }], newPlayer());
  const ran = played.filter(({ leftOut }) => leftOut === undefined).map(({ scenario }) => scenario);
  expect(ran).toEqual(['sign-up', 'no-credentials', 'wrong-credentials']);
});

test('scenarios: a retry has the same body, and every other call an eventId of its own', async () => {
  const { target, got } = await startHook();
  const chosen = scenarios.filter(({ name }) => name === 'retry' || name === 'sign-up');
  await play(chosen, [target], newPlayer());
  const ids = got.map((body) => (JSON.parse(body) as { eventId: string }).eventId);
  expect(ids).toHaveLength(4);
  expect(new Set(ids.slice(0, 3)).size).toBe(3);
  expect(got[3]).toBe(got[2]);
});

test('scenarios: every call has its effect on the user', async () => {
  const errorCauses = [{ errorSummary: 'Not you.', location: 'data.userProfile.email' }];
  const [played] = await playAt(
    { decide: () => ({ status: 200, body: { error: { errorCauses } } }) },
    'sign-up',
  );
  expect(played?.steps[0]).toMatchObject({
    sent: 'rosario.jones@example.com',
    okta: 'refuses the registration',
    shown: [
      { widget: 'Gen2', fields: [{ attribute: 'email', texts: ['Not you.'] }] },
      { widget: 'Gen3', fields: [{ attribute: 'email', texts: ['Not you.'] }] },
    ],
    findings: [{ code: 'incomplete-cause', severity: 'warn' }],
  });
});

test('scenarios: stop if nothing listens', async () => {
  const { target } = await startHook();
  const nowhere = { ...target, url: target.url.replace(/:\d+/, ':9') };
  const played = await play(scenarios, [nowhere], newPlayer());
  const asked = played.filter(({ leftOut }) => leftOut === undefined);
  expect(asked.map(({ scenario }) => scenario)).toEqual(['sign-up']);
  const ofHook = scenarios.filter(({ hook = 'registration' }) => hook === 'registration');
  expect(played).toHaveLength(ofHook.length);
  expect(hasProblems(played)).toBe(true);
});
