import { expect, test } from 'vitest';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { fillRequest } from '../../../src/okta-simulator/registration/fill-request.ts';

const signUp = {
  endpoint: '/hook',
  requestType: 'self.service.registration',
  request: samples.ssr,
} as const;
const update = { endpoint: '/hook', requestType: 'progressive.profile', request: samples.pp } as const;

test('fill request: the email is also the login', () => {
  const request = fillRequest(signUp, { email: 'kim@okta.com', lastName: '' }, ['email', 'lastName']);
  expect(request.data['userProfile']).toEqual({
    firstName: 'Rosario',
    email: 'kim@okta.com',
    login: 'kim@okta.com',
  });
  expect(request.data['context']).toEqual(samples.ssr.data['context']);
});

test('fill request: a login field is used as it is', () => {
  const typed = { email: 'kim@okta.com', login: 'kim' };
  const request = fillRequest(signUp, typed, ['email', 'login']);
  expect(request.data['userProfile']).toMatchObject(typed);
});

test('fill request: an update has the given values, without empty fields and fields outside the form', () => {
  const typed = { employeeNumber: '', mobilePhone: '1', isAdmin: 'true' };
  const request = fillRequest(update, typed, ['employeeNumber', 'mobilePhone']);
  expect(request.data['userProfileUpdate']).toEqual({ mobilePhone: '1' });
  expect(samples.pp.data['userProfileUpdate']).toEqual({ employeeNumber: '1234' });
});
