import { expect, test } from 'vitest';
import { formFields } from '../../../src/okta-simulator/registration/form-fields.ts';

test("form: its fields are the attributes, under Okta's names", () => {
  const fields = formFields(['login', 'firstName', 'favouriteColour'], 'self.service.registration', {
    login: 'kim',
    favouriteColour: 7,
    firstName: ['Kim'],
  });
  expect(fields).toEqual([
    { name: 'login', label: 'Username', required: true, value: 'kim' },
    { name: 'firstName', label: 'First name', required: false },
    { name: 'favouriteColour', label: 'Favourite colour', required: false, value: '7' },
  ]);
});

test('form: an update omits email and name unless the request has them', () => {
  const names = (profile: object) =>
    formFields(['email', 'lastName', 'employeeNumber'], 'progressive.profile', { ...profile }).map(
      ({ name }) => name,
    );
  expect(names({})).toEqual(['employeeNumber']);
  expect(names({ lastName: 'Jones' })).toEqual(['lastName', 'employeeNumber']);
});

test.each([
  ['self.service.registration', ['email', 'firstName', 'lastName', 'employeeNumber']],
  ['progressive.profile', ['employeeNumber']],
] as const)('form: the default form of %s', (requestType, names) => {
  expect(formFields(undefined, requestType).map(({ name }) => name)).toEqual(names);
});
