import { describe, expect, test } from 'vitest';
import { request } from '../../../src/hooks/registration/request.ts';
import {
  attributeAt,
  isObjectFact,
  isTextFact,
  notDocumented,
  notInRequest,
  notSent,
  pathsMarked,
  type RequestNode,
} from '../../../src/hooks/request-tree.ts';

const path = (text: string) => text.split('.');

describe('request tree: text and objects', () => {
  test.each([
    ['eventId', true, false],
    ['eventTypeVersion', false, false],
    ['data', false, true],
    ['data.userProfile', false, true],
    ['data.userProfile.email', true, false],
    ['data.userProfile.badge', false, false],
    ['data.context.user.profile.login', true, false],
    ['data.context.user._links', false, true],
    ['data.context.user._links.self', false, false],
    ['data.context.request.ipAddress', true, false],
    ['data.action', false, false],
    ['nothing', false, false],
  ])('%s', (fact, isText, isObject) => {
    expect(isTextFact(request, path(fact))).toBe(isText);
    expect(isObjectFact(request, path(fact))).toBe(isObject);
  });
});

test('request tree: an attribute is found at and below its place', () => {
  expect(attributeAt(request, path('data.userProfile.email'))).toMatchObject({
    attribute: 'email',
    entered: true,
  });
  expect(attributeAt(request, path('data.userProfile.address.city'))).toMatchObject({ attribute: 'address' });
  expect(attributeAt(request, path('data.context.user.profile.login'))).toMatchObject({ entered: false });
  expect(attributeAt(request, path('data.context.user.id'))).toBeUndefined();
  expect(attributeAt(request, path('data.userProfile'))).toBeUndefined();
});

test('request tree: a root that is no property is told, with the path that is meant', () => {
  expect(notInRequest(request, path('userProfile.email'), 'userProfile.email')?.hint).toBe(
    'did you mean "data.userProfile.email"?',
  );
  expect(notInRequest(request, path('email'), 'email')?.hint).toBe('did you mean "data.userProfile.email"?');
  expect(notInRequest(request, path('data.userProfil.email'), 'data.userProfil.email')?.hint).toContain(
    'data.userProfile',
  );
  expect(notInRequest(request, path('data.userProfile.anything'), '')).toBeUndefined();
});

test('request tree: below a single value and beside a documented property nothing is documented', () => {
  expect(notDocumented(request, path('data.context.request.colour'))?.hint).toContain(
    'expected one of: id, method',
  );
  expect(notDocumented(request, path('eventId.x'))?.hint).toBe('eventId is a single value');
  expect(notDocumented(request, path('data.context.user._links.self.href'))).toBeUndefined();
  expect(notDocumented(request, path('data.userProfile.anything.below'))).toBeUndefined();
});

test('request tree: a property of another request type is not sent', () => {
  expect(notSent(request, path('data.userProfile.email'), 'progressive.profile')).toEqual({
    message: 'a progressive.profile request has no data.userProfile',
    hint: 'what is entered is in data.userProfileUpdate, what is known in data.context.user.profile',
  });
  expect(notSent(request, path('data.context.user.id'), 'self.service.registration')?.message).toBe(
    'a self.service.registration request has no data.context.user',
  );
  expect(notSent(request, path('data.userProfile.email'), 'self.service.registration')).toBeUndefined();
});

test('request tree: marked paths are the outermost ones', () => {
  expect(pathsMarked(request, 'personal').map((one) => one.join('.'))).toEqual([
    'data.context.request.ipAddress',
    'data.context.user',
    'data.userProfile',
    'data.userProfileUpdate',
  ]);
  const tree: RequestNode = {
    kind: 'object',
    properties: {
      a: { kind: 'object', properties: { password: { kind: 'text', secret: true } } },
      b: { kind: 'object', secret: true, properties: { c: { kind: 'text', secret: true } } },
    },
  };
  expect(pathsMarked(tree, 'secret')).toEqual([['a', 'password'], ['b']]);
});
