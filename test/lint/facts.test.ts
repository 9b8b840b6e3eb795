import { expect, test } from 'vitest';
import { isError } from '../../src/diagnostics/diagnostic.ts';
import { compileYaml } from '../okta/endpoint-from.ts';

function findings(condition: string): string[] {
  const yaml = `requestTypes:\n  self.service.registration:\n    rules:\n      - { name: r, when: ${condition}, then: allow, otherwise: deny }\n`;
  return compileYaml(yaml)
    .diagnostics.filter(isError)
    .map(({ code, message, hint }) => `${code}: ${message}; ${hint}`);
}

test.each([
  [
    '{ fact: email, operator: email }',
    ['unknown-fact: Okta\'s request has no "email"; did you mean "data.userProfile.email"?'],
  ],
  [
    '{ fact: userProfile.email, operator: email }',
    ['unknown-fact: Okta\'s request has no "userProfile"; did you mean "data.userProfile.email"?'],
  ],
  [
    '{ fact: dta.userProfile.email, operator: email }',
    ['unknown-fact: Okta\'s request has no "dta"; did you mean "data"?'],
  ],
  [
    '{ not: { any: [{ fact: data.userProfile.a, operator: equal, value: { fact: b } }] } }',
    ['unknown-fact: Okta\'s request has no "b"; did you mean "data.userProfile.b"?'],
  ],
  [
    '{ fact: data.userProfile.employeeNumber, operator: equal, value: 1234 }',
    ['quote-it: data.userProfile.employeeNumber is text, and 1234 is not; quote it: "1234"'],
  ],
  [
    '{ fact: data.userProfile.employeeNumber, operator: "not:in", value: ["1", 2, true] }',
    [
      'quote-it: data.userProfile.employeeNumber is text, and 2 is not; quote it: "2"',
      'quote-it: data.userProfile.employeeNumber is text, and true is not; quote it: "true"',
    ],
  ],
  ['{ fact: data.userProfile.employeeNumber, operator: equal, value: "1234" }', []],
  ['{ fact: data.userProfile.employeeNumber, operator: greaterThan, value: 1234 }', []],
  ['{ fact: data.userProfile.shoeSize, operator: in, value: [42, 43] }', []],
])('%s', (condition, expected) => {
  expect(findings(condition)).toEqual(expected);
});
