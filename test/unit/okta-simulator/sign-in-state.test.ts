import fc from 'fast-check';
import { expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { readStateToken, stateToken } from '../../../src/okta-simulator/registration/sign-in-state.ts';

const state = { endpoint: '/hook', form: ['email', 'login'], request: samples.ssr };
const tokenOf = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test.each([
  [samples.ssr, 'self.service.registration'],
  [samples.classic, 'self.service.registration'],
  [samples.pp, 'progressive.profile'],
] as const)('sign-in state: is decoded as it was encoded', (request, requestType) => {
  const token = stateToken({ ...state, request });
  expect(readStateToken(token)).toEqual({ ...state, request, requestType });
  expect(token).toMatch(/^[\w-]+$/);
});

test('sign-in state: the time of the decision is decoded as a number', () => {
  const token = stateToken({ ...state, at: '2026-07-01T00:00:00Z' });
  expect(readStateToken(token)?.at).toBe(Date.parse('2026-07-01T00:00:00Z'));
});

test('sign-in state: the form is optional', () => {
  expect(readStateToken(stateToken({ endpoint: '/hook', request: samples.pp }))?.form).toBeUndefined();
});

test.each<[what: string, token: unknown]>([
  ['nothing', undefined],
  ['a number', 7],
  ['another alphabet', 'a+b/'],
  ['no JSON', Buffer.from('{').toString('base64url')],
  ['an array', tokenOf([])],
  ['no endpoint', tokenOf({ ...state, endpoint: 1 })],
  ['no request', tokenOf({ ...state, request: {} })],
  ['a request of another hook', tokenOf({ ...state, request: { eventType: 'com.okta.saml', data: {} } })],
  ['a request type without a form', tokenOf({ ...state, request: { ...samples.ssr, requestType: 'x' } })],
  ['an invalid form', tokenOf({ ...state, form: 'email' })],
  ['an invalid field name', tokenOf({ ...state, form: ['__proto__'] })],
  ['too many fields', tokenOf({ ...state, form: Array.from({ length: 51 }, (_, index) => `a${index}`) })],
  ['an invalid time', tokenOf({ ...state, at: 'tomorrow' })],
  ['too long', tokenOf({ ...state, more: 'x'.repeat(70_000) })],
  ['too deep', tokenOf({ ...state, more: JSON.parse('['.repeat(40) + ']'.repeat(40)) })],
  ['a key twice', Buffer.from('{"endpoint":"/a","endpoint":"/b"}').toString('base64url')],
])('sign-in state: rejects %s', (_, token) => expect(readStateToken(token)).toBeUndefined());

test('sign-in state: any token is decoded or rejected', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.anything(),
        fc.json().map((json) => Buffer.from(json).toString('base64url')),
      ),
      (token) => {
        expect(() => readStateToken(token)).not.toThrow();
      },
    ),
  );
});
