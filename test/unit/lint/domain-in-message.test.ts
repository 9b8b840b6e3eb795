import { describe, expect, test } from 'vitest';
import { compileYaml } from '../decisions/endpoint-from.ts';

const MAIL = 'data.userProfile.email';

/** The findings in a message beside this test of an address. */
function found(
  text: string,
  { operator = 'emailDomainIn', value = '[okta.com]', key = 'otherwise', entries = '' } = {},
): string[] {
  const denial = `{ deny: true, error: { errorCauses: [{ errorSummary: ${JSON.stringify(text)}, reason: R, location: ${MAIL} }] } }`;
  const yaml = `requestTypes:\n  self.service.registration:\n    rules:\n      - { name: mail, when: { fact: ${MAIL}, operator: ${operator}, value: ${value} }, ${key}: ${denial} }\n`;
  const lists: Record<string, string> =
    entries === '' ? {} : { 'lists/ours.txt': entries, 'lists/theirs.txt': 'theirs.example\n' };
  return compileYaml(yaml, lists)
    .diagnostics.filter(({ code }) => code === 'domain-in-message')
    .map(({ message }) => message);
}

const LIST = '{ list: ours }';

describe('domain-in-message', () => {
  test.each([
    [
      'Only okta.com can register.',
      { value: '[okta.com, acme.example]' },
      'the text names okta.com alone, and the test has acme.example, too',
    ],
    [
      'Only okta.com can register.',
      { value: LIST, entries: 'okta.com\nacme.example\n' },
      'the text names okta.com alone, and the list "ours" has acme.example, too',
    ],
    [
      'Only okta.com can register.',
      { value: '[acme.example]' },
      'the text names okta.com, which the test does not have',
    ],
    ['Use @okta.com.', { value: '[acme.example]' }, 'the text names okta.com, which the test does not have'],
    ['Use okta.com or acme.com.', {}, 'the text names acme.com, which the test does not have'],
    ['Use OKTA.com, such as acme.com.', {}, 'the text names acme.com, which the test does not have'],
    [
      'Use eu.okta.com.',
      { value: '["*.okta.com"]' },
      'the text names eu.okta.com alone, and the test has *.okta.com, too',
    ],
    [
      'Use okta.com.',
      { value: '[.okta.com, .gov]' },
      'the text names okta.com alone, and the test has .gov, too',
    ],
    [
      'Use okta.org.',
      { value: '[.okta.com, "*.gov"]' },
      'the text names okta.org, which the test does not have',
    ],
    [
      'Only okta.com can register.',
      { value: '{ lists: [ours, theirs] }', entries: 'okta.com\n' },
      'the text names okta.com alone, and the list "ours" or "theirs" has theirs.example, too',
    ],
    ['Use eu.okta.com.', {}, 'the text names eu.okta.com, which the test does not have'],
    [
      'No gmail.com.',
      { operator: 'emailDomainNotIn', value: '[outlook.com]' },
      'the text names gmail.com, which the test does not have',
    ],
    [
      'No gmail.com.',
      { value: '[outlook.com]', key: 'then' },
      'the text names gmail.com, which the test does not have',
    ],
    [
      'Use a.example.',
      { value: '[a.example, b.example, c.example, d.example, e.example]' },
      'the text names a.example alone, and the test has b.example, c.example, d.example and 1 more, too',
    ],
  ])('reports %s with %o', (text, rule, message) => expect(found(text, rule)).toEqual([message]));

  test.each([
    ['Only okta.com can register.', {}],
    ['Only Okta.com can register.', {}],
    ['Use your okta.com address.', { value: '[okta.com, "*.okta.com"]' }],
    ['Use your okta.com address.', { value: '["*.okta.com"]' }],
    ['Use okta.com, or eu.acme.example.', { value: '[okta.com, eu.acme.example, "*.eu.acme.example"]' }],
    ['Use okta.com or acme.example.', { value: LIST, entries: 'acme.example\nokta.com\n' }],
    ['Use a domain such as okta.com.', { value: '[okta.com, acme.example]' }],
    ['Ask help@desk.example, or see https://desk.example/it and desk.example/it.', {}],
    ['Use your work address.', { value: '[okta.com, acme.example]' }],
    ['The attribute data.userProfile.email is not right.', {}],
    ['Not {{ data.userProfile.email }}.', {}],
    ['No gmail.com.', { operator: 'emailDomainNotIn', value: '[gmail.com, outlook.com]' }],
    ['No gmail.com.', { operator: 'not:emailDomainIn', value: '[gmail.com, outlook.com]' }],
    ['No gmail.com.', { value: '[gmail.com, outlook.com]', key: 'then' }],
    ['Use okta.com.', { operator: 'endsWith', value: '"@acme.com"' }],
    ['Use okta.com.', { operator: 'email', value: undefined }],
  ])('ignores %s with %o', (text, rule) => expect(found(text, rule as object)).toEqual([]));

  test('ignores a list of more than 1,000 domains', () => {
    const entries = (count: number) =>
      Array.from({ length: count }, (_, index) => `d${index}.example\n`).join('');
    expect(found('Use d1.example.', { value: LIST, entries: entries(1000) })).toHaveLength(1);
    expect(found('Use d1.example.', { value: LIST, entries: entries(1001) })).toEqual([]);
  });

  test('ignores a list with an invalid domain, which is another error', () => {
    expect(found('Only okta.com can register.', { value: LIST, entries: 'not a domain\n' })).toEqual([]);
  });
});
