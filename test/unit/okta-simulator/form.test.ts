import { expect, test } from 'vitest';
import { formFields } from '../../../src/okta-simulator/registration/form-fields.ts';

test("the fields of a form are its attributes, under Okta's names", () => {
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

test('who updates a profile has an address and a name already, unless the request has them, too', () => {
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
] as const)('the usual form of %s', (requestType, names) => {
  expect(formFields(undefined, requestType).map(({ name }) => name)).toEqual(names);
});
