import { describe, expect, test } from 'vitest';
import { compileYaml } from '../decisions/endpoint-from.ts';
import { findingsIn, withRules } from './findings-in.ts';

const BY_TEXT = ['substring-domain', 'domain-not-last', 'bare-dot', 'domain-case'];

/** The findings in one test of an address by its text. */
function said(operator: string, value: string | string[], fact = 'data.userProfile.email'): string[] {
  const when = `{ fact: ${fact}, operator: "${operator}", value: ${JSON.stringify(value)} }`;
  const { diagnostics } = compileYaml(withRules([`when: ${when}, then: allow`]));
  return diagnostics
    .filter(({ code }) => BY_TEXT.includes(code))
    .map(({ code, message, hint }) => `${code}: ${message}; ${hint}`);
}

describe('tests of a domain by text', () => {
  test.each<[operator: string, value: string, code: string]>([
    ['endsWith', 'okta.com', 'substring-domain'],
    ['ignoreCase:endsWith', 'OKTA.com', 'substring-domain'],
    ['contains', 'okta.com', 'substring-domain'],
    ['contains', '@okta.com', 'substring-domain'],
    ['contains', '@okta.', 'substring-domain'],
    ['contains', '@okta', 'substring-domain'],
    ['contains', '.okta.com', 'substring-domain'],
    ['startsWith', 'kim@okta.com', 'substring-domain'],
    ['doesNotContain', '@gmail.com', 'substring-domain'],
    ['not:endsWith', 'gmail.com', 'substring-domain'],
    ['matches', '.*okta\\.com', 'substring-domain'],
    ['matches', '.+@.*okta\\.com', 'substring-domain'],
    ['matches', '.*@.*(okta|auth0)\\.com$', 'substring-domain'],
    ['notMatches', '.*gmail\\.com', 'substring-domain'],
    ['matches', '.*@okta\\.com.*', 'domain-not-last'],
    ['matches', '[^@]*@okta\\.com@?.*', 'domain-not-last'],
    ['matches', '[a-z]+\\.[a-z]+@okta\\.com(\\..*)?', 'domain-not-last'],
    ['matches', '.+@okta.com', 'bare-dot'],
    ['matches', '.+@(eu.)?okta\\.com', 'bare-dot'],
    ['matches', '\\d{4}@okta.co.uk', 'bare-dot'],
    ['matches', '.+@okta\\.com', 'domain-case'],
    ['matches', '[\\w.+-]+@[Oo]kta[.]com|.+@auth0[.]com', 'domain-case'],
    ['endsWith', '@okta.com', 'domain-case'],
    ['trim:endsWith', '.okta.com', 'domain-case'],
  ])('%s %s: %s', (operator, value, code) => {
    expect(said(operator, value).map((text) => text.split(':')[0])).toEqual([code]);
  });

  test.each<[operator: string, value: string, fact?: string]>([
    ['ignoreCase:endsWith', '@okta.com'],
    ['ignoreCase:endsWith', '.okta.com'],
    ['endsWith', '.com'],
    ['endsWith', '-ext'],
    ['contains', '+'],
    ['contains', '@'],
    ['contains', 'kim.sato'],
    ['contains', 'test'],
    ['startsWith', 'admin'],
    ['startsWith', 'kim.sato@'],
    ['startsWith', 'svc.io'],
    ['matches', '.+@.+\\..+'],
    ['matches', '[a-z]+\\.[a-z]+'],
    ['ignoreCase:matches', '[a-z.]+@okta\\.com'],
    ['matches', '(?i)[^@]+@([^@]+\\.)?okta\\.com'],
    ['matches', 'kim\\.sato.*'],
    ['equal', 'kim@okta.com'],
    // Not an address.
    ['endsWith', 'okta.com', 'data.context.request.url.value'],
    ['matches', 'AB.CD', 'data.userProfile.employeeNumber'],
  ])('ignores %s %s %s', (...args) => expect(said(...args)).toEqual([]));

  test.each<[operator: string, value: string | string[], address: string]>([
    ['matches', '.*@acme\\.com|.*acme\\.org', 'kim@evil-acme.org'],
    ['matches', '(?i).*@acme\\.com|.*acme\\.org', 'kim@evil-acme.org'],
    ['someValue:endsWith', ['@acme.com', 'acme.org'], 'kim@evil-acme.org'],
    ['someValue:contains', ['@acme.com'], 'kim@acme.com.evil.com'],
    ['not:someValue:endsWith', ['gmail.com'], 'kim@evil-gmail.com'],
    ['someValue:ignoreCase:endsWith', ['acme.com'], 'kim@evil-acme.com'],
  ])('%s %o: tries each domain', (operator, value, address) => {
    expect(said(operator, value)).toEqual([expect.stringContaining(`takes ${address} for`)]);
  });

  test('ignores a list without a mistake', () => {
    expect(said('someValue:ignoreCase:endsWith', ['@acme.com', '@acme.org'])).toEqual([]);
    expect(said('matches', '(?i).*@acme\\.com|.*@acme\\.org')).toEqual([]);
    expect(said('someValue:endsWith', ['-ext', '+'])).toEqual([]);
  });

  test('checks any field if the value has an @', () => {
    expect(said('contains', '@okta.com', 'data.userProfile.contact')).toHaveLength(1);
  });

  test('the message shows an address that passes, the hint the operator and its value', () => {
    expect(said('endsWith', 'okta.com')).toEqual([
      'substring-domain: endsWith "okta.com" takes kim@evil-okta.com for an address at okta.com; use operator: emailDomainIn, value: [okta.com, "*.okta.com"]',
    ]);
    expect(said('doesNotContain', '@gmail.com')).toEqual([
      'substring-domain: doesNotContain "@gmail.com" takes kim@gmail.com.evil.com for an address at gmail.com; use operator: emailDomainNotIn, value: [gmail.com]',
    ]);
    expect(said('matches', '.+@(a.org|b.org)')).toEqual([
      'bare-dot: a dot is any character here: the pattern takes kim@aXorg for an address at a.org; use operator: emailDomainIn, value: [a.org, …], or write the dot as \\.',
    ]);
  });
});

describe('login-or-email-only', () => {
  const domain = (attribute: string, operator = 'emailDomainIn', value = '[okta.com]') =>
    `when: { fact: data.userProfile.${attribute}, operator: "${operator}", value: ${value} }, then: allow, otherwise: deny`;
  const found = (rules: string[], form = '[email, login]') =>
    findingsIn('login-or-email-only', withRules(rules, { top: `form: ${form}\n` }));

  test.each<[rules: string[], expected: string[]]>([
    [[domain('email')], ['warn data.userProfile.email']],
    [[domain('login', 'emailDomainNotIn')], ['warn data.userProfile.login']],
    [[domain('email', 'ignoreCase:endsWith', '"@okta.com"')], ['warn data.userProfile.email']],
    [[domain('email'), domain('login', 'contains', 'svc')], ['warn data.userProfile.email']],
    [
      [domain('email'), domain('login', 'digits', '4').replace(', otherwise: deny', '')],
      ['warn data.userProfile.email'],
    ],
    [[domain('email'), `mode: shadow, ${domain('login')}`], ['warn data.userProfile.email']],
    [[domain('email'), domain('login')], []],
    [[domain('email'), domain('login', 'ignoreCase:endsWith', '"@okta.com"')], []],
    [[domain('email'), domain('login', 'equal', '{ fact: data.userProfile.email }')], []],
    [[domain('email', 'digits', '4')], []],
    // A user name that is no address, or one of those that are known.
    [[domain('email'), domain('login', 'digits', '4')], []],
    [[domain('email'), domain('login', 'matches', "'[a-z]{2}[0-9]{4}'")], []],
    [[domain('email'), domain('login', 'in', '[kim.sato, lee]')], []],
  ])('%o', (rules, expected) => expect(found(rules)).toEqual(expected));

  const one = (attribute: string, operator = 'emailDomainIn') =>
    `{ fact: data.userProfile.${attribute}, operator: ${operator}, value: [okta.com] }`;
  const when = (condition: string, rest = 'then: allow, otherwise: deny') => `when: ${condition}, ${rest}`;
  const [email, login] = [one('email'), one('login')];
  const first = { top: 'form: [email, login]\n', rest: '    strategy: first\n' };
  const all = { top: 'form: [email, login]\n' };

  test.each<[rules: string[], options: { top: string; rest?: string }]>([
    [[when(`{ any: [${email}, ${login}] }`)], all],
    [[when(`{ any: [${one('email', 'emailDomainNotIn')}, ${one('login', 'emailDomainNotIn')}] }`)], all],
    [[when(email, 'then: allow'), when(login, 'then: allow')], first],
    [[when(email, 'then: allow'), when(login, 'then: allow')], all],
  ])('warns if one of the two is enough: %o', (rules, options) =>
    expect(findingsIn('login-or-email-only', withRules(rules, options))).toEqual([
      'warn data.userProfile.email',
    ]),
  );

  test.each<[rules: string[], options: { top: string; rest?: string }]>([
    [[when(`{ any: [{ all: [${email}, ${login}] }, { all: [${login}, ${email}] }] }`)], all],
    [[when(`{ not: { any: [{ not: ${email} }, { not: ${login} }] } }`)], all],
    [[when(`{ not: ${email} }`, 'then: deny'), when(login, 'then: allow')], first],
    [[when(email, 'then: allow'), when(login, 'otherwise: deny')], all],
    [[when(`{ any: [${email}, ${login}] }`), when(`{ all: [${email}, ${login}] }`, 'otherwise: deny')], all],
    [[when(`{ any: [${email}, ${login}] }`)], { top: 'form: [email]\n' }],
    [[when(`{ any: [${email}, ${login}] }`, 'then: deny')], all],
    [
      [
        when(`{ any: [${email}, ${login}] }`),
        when('{ fact: data.userProfile.login, operator: equal, value: { fact: data.userProfile.email } }'),
      ],
      all,
    ],
  ])('is quiet if both are required: %o', (rules, options) =>
    expect(findingsIn('login-or-email-only', withRules(rules, options))).toEqual([]),
  );

  test('is quiet if the other field is not on the form, or the form is unknown', () => {
    expect(found([domain('email')], '[email]')).toEqual([]);
    expect(findingsIn('login-or-email-only', withRules([domain('email')]))).toEqual([]);
  });

  test('is quiet if a rule reads the other field', () => {
    const rules = [domain('email'), domain('login', 'contains', 'admin')];
    expect(findingsIn('login-or-email-only', withRules(rules))).toHaveLength(1);
  });

  test('an update has no login field', () => {
    const rule = domain('email').replace('userProfile', 'userProfileUpdate');
    const options = { requestType: 'progressive.profile', top: 'form: [email, login]\n' };
    expect(findingsIn('login-or-email-only', withRules([rule], options))).toEqual([]);
  });
});

describe('length-for-digits', () => {
  const NUMBER = 'data.userProfile.employeeNumber';
  const rule = (test: string, more = 'description: Four digits.', fact = NUMBER) =>
    `${more}, when: { fact: ${fact}, ${test} }, otherwise: deny`;
  const found = (...rules: string[]) => findingsIn('length-for-digits', withRules(rules));

  test.each<[rule: string]>([
    [rule('operator: lengthBetween, value: [4, 4]')],
    [rule('operator: "trim:lengthBetween", value: [0, 8]')],
    [rule("operator: matches, value: '\\w{4}'")],
    [rule("operator: matches, value: '[A-Z0-9]{4}'")],
    [
      rule('operator: lengthBetween, value: [4, 4]', 'ticket: A').replace(
        'deny',
        '{ error: { errorCauses: [{ errorSummary: A 4-digit number. }] } }',
      ),
    ],
  ])('%s', (one) =>
    expect(found(one)).toEqual([expect.stringMatching(/^warn "?(trim:)?(lengthBetween|matches)"?$/)]),
  );

  test.each<[rules: string[]]>([
    [[rule('operator: digits, value: 4')]],
    [[rule("operator: matches, value: '[0-9]{4}'")]],
    [[rule("operator: matches, value: '[A-Z]{2}\\d{4}'")]],
    [[rule('operator: lengthBetween, value: [4, 4]', 'description: A badge.')]],
    [[rule('operator: lengthBetween, value: [4, 4]', 'description: Letters or digits.')]],
    [[rule('operator: lengthBetween, value: [4, 4]', 'description: Digital staff.')]],
    // The digits are those of another test.
    [
      [
        `description: A name and four digits., when: { all: [{ fact: data.userProfile.lastName, operator: lengthBetween, value: [1, 40] }, { fact: ${NUMBER}, operator: digits, value: 4 }] }, otherwise: deny`,
      ],
    ],
    [[rule('operator: digits, value: 4'), rule('operator: lengthBetween, value: [4, 4]', 'ticket: A')]],
  ])('ignores %o', (rules) => expect(found(...rules)).toEqual([]));
});

describe('number-in-message', () => {
  const found = (description: string, value: number | string) =>
    findingsIn(
      'number-in-message',
      withRules([
        `description: "${description}", when: { fact: data.userProfile.employeeNumber, operator: digits, value: ${value} }, otherwise: deny`,
      ]),
    );

  test.each<[description: string, value: number | string]>([
    ['Enter 4 digits.', 6],
    ['Enter four digits. The first 2 digits are 42.', 8],
    ['Enter the last four digits of your 9-digit number.', 5],
    ['A 4-digit or 5-digit number.', 6],
  ])('%s with %s', (description, value) => expect(found(description, value)).toHaveLength(1));

  test.each<[description: string, value: number | string]>([
    ['Enter 8 digits. The first 2 digits are 42.', 8],
    ['The first 2 digits are 42.', 8],
    ['It has 2 leading digits.', 8],
    ['Enter the last four digits of your 9-digit number.', 4],
    ['Enter 6 digits, not the 4-digit one.', 6],
    ['Enter four to six digits.', '[4, 6]'],
  ])('ignores %s with %s', (description, value) => expect(found(description, value)).toEqual([]));
});

test('address-case, every-network: each of several lists is searched', () => {
  const lists = { 'lists/a.txt': 'admin\n', 'lists/b.txt': 'kim@okta.com\n', 'lists/c.txt': '::/0\n' };
  const codesOf = (fact: string, operator: string, value: string) => {
    const when = `when: { fact: ${fact}, operator: ${operator}, value: ${value} }`;
    const { diagnostics } = compileYaml(withRules([`${when}, otherwise: deny`]), lists);
    return diagnostics.map(({ code }) => code);
  };
  expect(codesOf('data.userProfile.email', 'notIn', '{ lists: [a, b] }')).toContain('address-case');
  expect(codesOf('data.userProfile.email', 'notIn', '{ lists: [a] }')).not.toContain('address-case');
  const network = 'data.context.request.ipAddress';
  expect(codesOf(network, 'ipInCidr', '{ lists: [c] }')).toContain('every-network');
});

describe('every-network, address-case', () => {
  const found = (code: string, test: string) =>
    findingsIn(code, withRules([`when: { fact: data.userProfile.email, ${test} }, otherwise: deny`])).length;

  test.each<[count: number, test: string]>([
    [1, 'operator: ipInCidr, value: ["::/0"]'],
    [1, 'operator: ipNotInCidr, value: [10.0.0.0/8, 0.0.0.0/0]'],
    [0, 'operator: ipInCidr, value: [10.0.0.0/8, "2001:db8::/10"]'],
    [0, 'operator: in, value: [0.0.0.0/0]'],
  ])('%i every-network: %s', (count, test) => expect(found('every-network', test)).toBe(count));

  test.each<[count: number, test: string]>([
    [1, 'operator: notIn, value: [kim, kim@okta.com]'],
    [1, 'operator: notEqual, value: kim@okta.com'],
    [1, 'operator: "not:in", value: [kim@okta.com]'],
    [1, 'operator: "trim:notIn", value: [kim@okta.com]'],
    [0, 'operator: "ignoreCase:notIn", value: [kim@okta.com]'],
    [0, 'operator: in, value: [kim@okta.com]'],
    [0, 'operator: notIn, value: [admin, root]'],
    [0, 'operator: notEqual, value: { fact: data.userProfile.login }'],
  ])('%i address-case: %s', (count, test) => expect(found('address-case', test)).toBe(count));
});
