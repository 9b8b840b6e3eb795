import { describe, expect, test } from 'vitest';
import { type Effect, effectOf, type HookReply, shownOf } from '../../src/org/effect.ts';

const json = (value: unknown, status = 200): HookReply => ({ status, body: JSON.stringify(value) });
const action = (registration: string) => ({ type: 'com.okta.action.update', value: { registration } });
const update = { type: 'com.okta.user.profile.update', value: { title: 'Dr' } };

test.each<[what: string, reply: HookReply, kind: Effect['kind']]>([
  ['nothing, with 204', { status: 204, body: '' }, 'go-on'],
  ['nothing, with 200', { status: 200, body: '' }, 'go-on'],
  ['an empty object', json({}), 'go-on'],
  ['ALLOW', json({ commands: [action('ALLOW')] }), 'go-on'],
  ['any 2xx', json({ commands: [action('ALLOW')] }, 202), 'go-on'],
  ['DENY', json({ commands: [action('DENY')] }), 'refuse'],
  ['an error, whatever the commands say', json({ commands: [action('ALLOW')], error: {} }), 'refuse'],
  ['a redirect', { status: 302, body: '' }, 'fail'],
  ['4xx', json({ commands: [action('ALLOW')] }, 400), 'fail'],
  ['5xx', json({}, 500), 'fail'],
  ['no answer in time', { failure: 'timeout', message: '' }, 'fail'],
  ['no answer at all', { failure: 'unreachable', message: '' }, 'fail'],
  ['no JSON', { status: 200, body: '<html>' }, 'fail'],
  ['an array', json([]), 'fail'],
  ['commands that are none', json({ commands: 'ALLOW' }), 'fail'],
  ['a command without a type', json({ commands: [{ value: 1 }] }), 'fail'],
])('%s', (_, reply, kind) => expect(effectOf(reply).kind).toBe(kind));

test('what is written to the profile', () => {
  const more = { type: 'com.okta.user.profile.update', value: { title: 'Prof', city: 'Rome' } };
  expect(effectOf(json({ commands: [update, more] })).profile).toEqual({ title: 'Prof', city: 'Rome' });
  expect(effectOf(json({ commands: [update], error: {} })).profile).toEqual({});
});

test('what is not documented is named', () => {
  expect(effectOf(json({ commands: [{ type: 'com.okta.x', value: 1 }] })).open).toEqual([
    'the command com.okta.x',
  ]);
  expect(effectOf(json({ error: 'no' })).open).toEqual(['an error that is no object']);
});

test('causes that nobody can show are left out', () => {
  const errorCauses = ['text', { reason: 'X' }, { errorSummary: 'a', location: 7 }, { errorSummary: 'b' }];
  expect(effectOf(json({ error: { errorSummary: 1, errorCauses } })).error).toEqual({
    errorCauses: [{ errorSummary: 'b' }],
  });
});

describe('what is read where the hook gave no answer', () => {
  const failed = effectOf({ status: 500, body: '' });
  test.each([
    [
      'self.service.registration',
      undefined,
      'There was an error creating your account. Please try registering again.',
    ],
    ['progressive.profile', undefined, 'There was an error updating your profile. Please try again later.'],
    ['self.service.registration', 'classic', 'Registration cannot be completed at this time'],
  ] as const)('%s %s', (requestType, engine, banner) => {
    const shown = shownOf(failed, { requestType, ...(engine && { engine }) });
    expect(new Set(shown.map((one) => one.banner))).toEqual(new Set([banner]));
    expect(shown.map(({ widget }) => widget)).toEqual(engine === 'classic' ? ['Gen1'] : ['Gen2', 'Gen3']);
  });
});

test('who goes on reads nothing', () => {
  expect(shownOf(effectOf(json({})), { requestType: 'progressive.profile' })).toEqual([]);
});
