import { expect, test } from 'vitest';
import { readForm } from '../../../console/src/preview/form-fields.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';

const signUp = JSON.stringify(samples.ssr);

test('a form shows what is typed at sign-up', () => {
  expect(readForm(signUp, 'self.service.registration')?.profile).toEqual(samples.ssr.data['userProfile']);
});

test('a form shows what is added to a profile', () => {
  expect(readForm(JSON.stringify(samples.pp), 'progressive.profile')?.profile).toEqual({
    employeeNumber: '1234',
  });
});

test('what is typed goes into the request, and the rest of it stays', () => {
  const form = readForm(signUp, 'self.service.registration');
  const changed = JSON.parse(form?.withValue('email', 'kim@okta.com') ?? '');
  const { userProfile, ...data } = samples.ssr.data;
  expect(changed).toEqual({
    ...samples.ssr,
    data: { ...data, userProfile: { ...(userProfile as object), email: 'kim@okta.com' } },
  });
});

test('an emptied field is not sent', () => {
  const form = readForm(signUp, 'self.service.registration');
  expect(JSON.parse(form?.withValue('email', '') ?? '').data.userProfile).not.toHaveProperty('email');
});

test('a field of a request without a profile makes one', () => {
  const form = readForm('{"data":{}}', 'self.service.registration');
  expect(JSON.parse(form?.withValue('email', 'kim@okta.com') ?? '')).toEqual({
    data: { userProfile: { email: 'kim@okta.com' } },
  });
});

test.each(['', '{', '[]', 'null', '{"data":[]}'])('what is no request has no form: %s', (body) => {
  expect(readForm(body, 'self.service.registration')).toBeUndefined();
});

test('what the request says of its type counts before what was chosen', () => {
  const body = JSON.stringify({
    requestType: 'progressive.profile',
    data: { userProfileUpdate: { employeeNumber: '1234' } },
  });
  expect(readForm(body, 'self.service.registration')?.profile).toEqual({ employeeNumber: '1234' });
});
