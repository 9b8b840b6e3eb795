import { expect, test } from 'vitest';
import { readForm } from '../../../console/src/preview/form-fields.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';

const signUp = JSON.stringify(samples.ssr);

test('form fields: show the entered values of a sign-up', () => {
  expect(readForm(signUp, 'self.service.registration')?.profile).toEqual(samples.ssr.data['userProfile']);
});

test('form fields: show the entered values of a profile update', () => {
  expect(readForm(JSON.stringify(samples.pp), 'progressive.profile')?.profile).toEqual({
    employeeNumber: '1234',
  });
});

test('form fields: an edit changes one value of the request', () => {
  const form = readForm(signUp, 'self.service.registration');
  const changed = JSON.parse(form?.withValue('email', 'kim@okta.com') ?? '');
  const { userProfile, ...data } = samples.ssr.data;
  expect(changed).toEqual({
    ...samples.ssr,
    data: { ...data, userProfile: { ...(userProfile as object), email: 'kim@okta.com' } },
  });
});

test('form fields: an empty field is removed from the request', () => {
  const form = readForm(signUp, 'self.service.registration');
  expect(JSON.parse(form?.withValue('email', '') ?? '').data.userProfile).not.toHaveProperty('email');
});

test('form fields: an edit creates a missing profile', () => {
  const form = readForm('{"data":{}}', 'self.service.registration');
  expect(JSON.parse(form?.withValue('email', 'kim@okta.com') ?? '')).toEqual({
    data: { userProfile: { email: 'kim@okta.com' } },
  });
});

test.each(['', '{', '[]', 'null', '{"data":[]}'])(
  'form fields: invalid requests have no form: %s',
  (body) => {
    expect(readForm(body, 'self.service.registration')).toBeUndefined();
  },
);

test('form fields: the request type in the request takes precedence', () => {
  const body = JSON.stringify({
    requestType: 'progressive.profile',
    data: { userProfileUpdate: { employeeNumber: '1234' } },
  });
  expect(readForm(body, 'self.service.registration')?.profile).toEqual({ employeeNumber: '1234' });
});
