import { describe, expect, test } from 'vitest';
import type { RequestType } from '../../../src/hooks/registration/request.ts';
import * as org from '../../../src/okta-simulator/registration/interpret-reply.ts';
import { messagesShown } from '../../../src/okta-simulator/registration/interpret-reply.ts';
import type { HookReply } from '../../../src/okta-simulator/reply.ts';
import type { ReplyEffect } from '../../../src/okta-simulator/scenarios/scenario.ts';

const SSR = 'self.service.registration';
const effectOf = (reply: HookReply, requestType: RequestType = SSR) => org.effectOf(reply, requestType);
const json = (value: unknown, status = 200): HookReply => ({ status, body: JSON.stringify(value) });
const action = (registration: string) => ({ type: 'com.okta.action.update', value: { registration } });
const deny = (more: object) => ({ type: 'com.okta.action.update', value: { registration: 'DENY', ...more } });
const update = { type: 'com.okta.user.profile.update', value: { title: 'Dr' } };

test.each<[what: string, reply: HookReply, kind: ReplyEffect['kind']]>([
  ['nothing, with 204', { status: 204, body: '' }, 'go-on'],
  ['nothing, with 200', { status: 200, body: '' }, 'go-on'],
  ['an empty object', json({}), 'go-on'],
  ['ALLOW', json({ commands: [action('ALLOW')] }), 'go-on'],
  ['any 2xx', json({ commands: [action('ALLOW')] }, 202), 'go-on'],
  ['DENY', json({ commands: [action('DENY')] }), 'refuse'],
  ['DENY with another key', json({ commands: [deny({ reason: 'x' })] }), 'refuse'],
  ['DENY and ALLOW', json({ commands: [action('DENY'), action('ALLOW')] }), 'refuse'],
  ['a reply that is too large', json({ debugContext: 'x'.repeat(256_000) }), 'fail'],
  ['an error beside any commands', json({ commands: [action('ALLOW')], error: {} }), 'refuse'],
  ['a redirect', { status: 302, body: '' }, 'fail'],
  ['4xx', json({ commands: [action('ALLOW')] }, 400), 'fail'],
  ['5xx', json({}, 500), 'fail'],
  ['no reply in time', { failure: 'timeout', message: '' }, 'fail'],
  ['no reply', { failure: 'unreachable', message: '' }, 'fail'],
  ['no JSON', { status: 200, body: '<html>' }, 'fail'],
  ['an array', json([]), 'fail'],
  ['a key with an escape', { status: 200, body: '{"\\u0061":1}' }, 'fail'],
  ['commands that are none', json({ commands: 'ALLOW' }), 'fail'],
  ['a command without a type', json({ commands: [{ value: 1 }] }), 'fail'],
])('%s', (_, reply, kind) => expect(effectOf(reply).kind).toBe(kind));

test('effect: the attributes that are written', () => {
  const more = { type: 'com.okta.user.profile.update', value: { title: 'Prof', city: 'Rome' } };
  expect(effectOf(json({ commands: [update, more] })).profile).toEqual({ title: 'Prof', city: 'Rome' });
  expect(effectOf(json({ commands: [update], error: {} })).profile).toEqual({});
});

test('effect: attributes that no hook can write are not written', () => {
  const secret = { ...update, value: { title: 'Dr', password: 'x', credentials: {} } };
  expect(effectOf(json({ commands: [secret] })).profile).toEqual({ title: 'Dr' });
  const other = { type: 'com.okta.user.progressive.profile.update', value: { title: 'Dr' } };
  expect(effectOf(json({ commands: [other] })).profile).toEqual({});
  expect(effectOf(json({ commands: [other] }), 'progressive.profile').profile).toEqual({ title: 'Dr' });
});

test.each<[what: string, reply: HookReply, open: string[]]>([
  ['a command', json({ commands: [{ type: 'com.okta.x', value: 1 }] }), ['the command com.okta.x']],
  [
    'the command of the other request type',
    json({ commands: [{ ...update, type: 'com.okta.user.progressive.profile.update' }] }),
    ['the command com.okta.user.progressive.profile.update'],
  ],
  ['a text in place of an error', json({ error: 'no' }), ['an error that is not an object']],
  ['an empty 200', { status: 200, body: '' }, ['an empty reply with 200']],
  ['an empty 204, which is documented', { status: 204, body: '' }, []],
  [
    'an action in small letters',
    json({ commands: [action('deny')] }),
    ['the value {"registration":"deny"} of com.okta.action.update'],
  ],
  [
    'an action without a value',
    json({ commands: [{ type: 'com.okta.action.update' }] }),
    ['com.okta.action.update without a value'],
  ],
  ['DENY and ALLOW', json({ commands: [action('DENY'), action('ALLOW')] }), ['ALLOW and DENY in one reply']],
  ['no JSON', { status: 200, body: '<html>' }, ['a reply that is not a JSON object']],
  ['commands that are none', json({ commands: null }), ['malformed commands']],
  ['too much', json({ debugContext: 'x'.repeat(256_000) }), ['a reply that is too large']],
])('effect: undocumented: %s', (_, reply, open) => {
  expect(effectOf(reply).undocumented).toEqual(open);
});

test('effect: leaves out causes without a text, and a location that is not text', () => {
  const errorCauses = ['text', { reason: 'X' }, { errorSummary: 'a', location: 7 }, { errorSummary: 'b' }];
  expect(effectOf(json({ error: { errorSummary: 1, errorCauses } })).error).toEqual({
    errorCauses: [{ errorSummary: 'a' }, { errorSummary: 'b' }],
  });
});

describe('messages: after a failed hook', () => {
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
    const shown = messagesShown(failed, { requestType, ...(engine && { engine }) });
    expect(new Set(shown.map((one) => one.banner))).toEqual(new Set([banner]));
    expect(shown.map(({ widget }) => widget)).toEqual(engine === 'classic' ? ['Gen1'] : ['Gen2', 'Gen3']);
  });
});

test('messages: none if Okta continues', () => {
  expect(messagesShown(effectOf(json({})), { requestType: 'progressive.profile' })).toEqual([]);
});
