import { expect, test } from 'vitest';
import {
  type Decision,
  decidedWithoutRule,
  decisionInWords,
  listsIn,
  personIn,
  reasonsOf,
  valueInWords,
} from '../../../console/src/preview/verdict-words.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { samples as saml } from '../../../src/hooks/saml/samples.ts';
import { samples as token } from '../../../src/hooks/token/samples.ts';

const decision: Decision = {
  kind: 'deny',
  by: 'rules',
  rules: ['corporate-email'],
  requestType: 'self.service.registration',
  version: 'abc',
  milliseconds: 1,
  verdicts: [],
  widgets: [],
  shown: [],
  shadow: [],
};
const place = { file: 'rules/a.yaml', line: 1 };
const leaf = (condition: string, result: boolean) => ({ condition, result, place, actual: 'x' });

test('verdict words: a decision names the user', () => {
  const signUp = JSON.stringify(samples.ssr);
  expect(decisionInWords(decision, signUp)).toBe('rosario.jones@example.com may not register');
  expect(decisionInWords({ ...decision, kind: 'allow' }, signUp)).toBe(
    'rosario.jones@example.com may register',
  );
  const update = { ...decision, kind: 'update', requestType: 'progressive.profile' } as const;
  expect(decisionInWords(update, JSON.stringify(samples.pp))).toBe(
    'rosario.jones@example.com may update the profile, which hookgate changes',
  );
});

test.each([
  ['continue', 'token', token.token, 'rosario.jones@example.com gets tokens unchanged'],
  ['update', 'token', token['token-refresh'], 'rosario.jones@example.com gets changed tokens'],
  ['deny', 'token', token['token-service'], 'Nightly export gets no token'],
  [
    ...['update', 'saml', saml.saml],
    'rosario.jones@example.com signs in to Example SAML app with a changed assertion',
  ],
  [
    ...['continue', 'saml', saml.saml],
    'rosario.jones@example.com signs in to Example SAML app with the assertion unchanged',
  ],
  ['deny', 'saml', saml.saml, 'rosario.jones@example.com is refused'],
  ['update', 'saml', { data: {} }, 'This user signs in to the app with a changed assertion'],
] as const)('verdict words: %s by the %s hook', (kind, hook, request, words) => {
  expect(decisionInWords({ ...decision, kind }, JSON.stringify(request), hook)).toBe(words);
});

test.each(['{', 'null', '{}', '{"data":{"userProfile":{"email":7}}}'])(
  'verdict words: no user in %s',
  (body) => {
    expect(personIn(body)).toBe('This user');
  },
);

test('verdict words: the origin of a decision without a rule', () => {
  expect(decidedWithoutRule({ ...decision, by: 'default' })).toContain('the default applies');
  expect(decidedWithoutRule({ ...decision, by: 'unhandled' })).toContain('self.service.registration');
  expect(decidedWithoutRule({ ...decision, by: 'onError', failure: 'no decision within 5 ms' })).toContain(
    'no decision within 5 ms',
  );
});

test('verdict words: the reasons are the decisive conditions', () => {
  const trace = {
    ...{ condition: 'all', result: false, place },
    of: [
      leaf('held', true),
      leaf('failed', false),
      { condition: 'not', result: false, place, of: [leaf('met but must not be', true)] },
      { condition: 'any', result: true, place, of: [leaf('no matter', false)] },
    ],
  };
  const reasons = reasonsOf({ rule: 'a', place, mode: 'enforce', verdict: 'failed', trace });
  expect(reasons.map(({ condition }) => condition)).toEqual(['failed', 'met but must not be']);
});

test('verdict words: a skipped rule has no reasons', () => {
  expect(reasonsOf({ rule: 'a', place, mode: 'enforce', verdict: 'skipped' })).toEqual([]);
});

test('verdict words: lists and values of a condition', () => {
  expect(listsIn('data.userProfile.email emailDomainIn {"list":"corporate-domains"}')).toEqual([
    'corporate-domains',
  ]);
  expect(listsIn('data.userProfile.email notIn {"lists":["a","b"]}')).toEqual(['a', 'b']);
  expect(listsIn('data.userProfile.email in ["list","lists"]')).toEqual([]);
  expect([null, undefined, '', 4].map(valueInWords)).toEqual(['absent', 'absent', '""', '4']);
});
