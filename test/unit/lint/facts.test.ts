import { describe, expect, test } from 'vitest';
import { isError } from '../../../src/diagnostics/diagnostic.ts';
import { compileYaml } from '../decisions/endpoint-from.ts';
import { findingsIn, withRules } from './findings-in.ts';

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

describe('facts below documented objects', () => {
  const found = (code: string, fact: string, requestType: string, top = '') =>
    findingsIn(
      code,
      withRules([`when: { fact: '${fact}', operator: present }, then: allow, otherwise: deny`], {
        requestType,
        top,
      }),
    );
  const [SSR, PP] = ['self.service.registration', 'progressive.profile'];

  test.each<[code: string, fact: string, requestType: string, top?: string]>([
    ['unknown-fact', 'data.context.request.ipAddress', SSR],
    ['unknown-fact', 'data.context.request.url.value', SSR],
    ['unknown-fact', 'data.context.user._links.groups.href', PP],
    ['unknown-fact', 'data.context.user.passwordChanged', PP],
    ['unknown-fact', 'data.userProfile.address.city[0]', SSR],
    ['unknown-fact', 'data.userProfile["a.b"]', SSR],
    ['never-sent', 'data.userProfile.passwordHint', SSR],
    ['never-sent', 'data.context.user.passwordChanged', PP],
    ['never-sent', 'data.userProfile.tax', SSR, 'sensitive: [taxNumber]\n'],
    ['not-on-form', 'data.userProfile.password', SSR, 'form: [email]\n'],
    ['not-on-form', 'data.userProfile.taxNumber', SSR, 'form: [email]\nsensitive: [taxNumber]\n'],
    ['not-on-form', 'data.userProfile.email[0]', SSR, 'form: [email]\n'],
    ['not-on-form', 'data.userProfileUpdate.email', SSR, 'form: [login]\n'],
    ['context-attribute', 'data.context.user.profile.locale', PP],
    ['context-attribute', 'data.context.user.profile.email', SSR],
    ['context-attribute', 'data.context.user.profile.taxNumber', PP, 'sensitive: [taxNumber]\n'],
    ['context-attribute', 'data.userProfileUpdate.email', PP],
    ['action-read', 'data.userProfile.action', SSR],
    ['source-as-identity', 'data.userProfile.source', SSR],
  ])('%s ignores %s of %s', (code, fact, requestType, top) => {
    expect(found(code, fact, requestType, top)).toEqual([]);
  });

  test.each<[severity: string, code: string, fact: string, requestType: string, top?: string]>([
    ['warn', 'unknown-fact', 'data.context.request.ip', SSR],
    ['warn', 'unknown-fact', 'data.context.request.url.value.host', SSR],
    ['warn', 'unknown-fact', 'data.context.session.id', SSR],
    ['warn', 'unknown-fact', 'data.context.user.email', PP],
    ['warn', 'unknown-fact', 'requestType[0]', SSR],
    ['error', 'unknown-fact', 'data.context2.user', PP],
    ['error', 'never-sent', 'data.userProfile.Password', SSR],
    ['error', 'never-sent', 'data.userProfileUpdate.taxNumber', PP, 'sensitive: [taxNumber]\n'],
    ['error', 'never-sent', 'data.context.user.profile.taxNumber', PP, 'sensitive: [taxNumber]\n'],
    ['warn', 'not-on-form', 'data.userProfile.login[0]', SSR, 'form: [email]\n'],
    ['warn', 'context-attribute', 'data.context.user.profile.email', PP],
    ['info', 'action-read', 'data.action', PP],
    ['warn', 'source-as-identity', 'source', SSR],
  ])('%s: %s marks %s of %s', (severity, code, fact, requestType, top) => {
    expect(found(code, fact, requestType, top)).toEqual([`${severity} '${fact}'`]);
  });
});
