import { describe, expect, test } from 'vitest';
import { lint } from '../../../../src/lint/lint.ts';
import { parseRules } from '../../../../src/rules/parse.ts';
import { findingsIn } from '../findings-in.ts';
import { codesIn, messagesIn, PUBLIC, STAFF, signInFile, USER } from './rule-file.ts';

const set = (claims: string) => `then: { accessToken: { set: ${claims} } }`;

describe('general checks: nothing is reported in files of the token and SAML hooks', () => {
  test.each<[what: string, ...Parameters<typeof signInFile>]>([
    ['that only add claims', 'token', [`when: ${USER}, ${set('{ region: eu }')}`]],
    ['that deny by default', 'token', [`when: ${STAFF}, then: continue`], { fallback: 'deny' }],
    ['whose rules always decide', 'token', [`when: ${STAFF}, then: continue, otherwise: deny`]],
    ['that deny one client', 'token', [`when: ${PUBLIC}, then: deny`]],
    ['that require a client', 'token', [`when: ${PUBLIC}, otherwise: deny`]],
    [
      'that tell endpoints apart by source',
      'token',
      [`when: { fact: source, operator: endsWith, value: /authorize }, ${set('{ a: b }')}`],
    ],
    [
      'that deny the users of a list',
      'saml',
      [
        'when: { fact: data.context.user.profile.login, operator: "ignoreCase:in", value: [kim@okta.com] }, then: deny',
      ],
    ],
    [
      'that copy lists and objects into claims',
      'token',
      [
        `when: ${USER}, ${set('{ amr2: "{{ data.context.session.amr }}", u: "{{ data.context.user.profile }}" }')}`,
      ],
    ],
    [
      'that copy lists into attributes',
      'saml',
      [`when: ${USER}, then: { assertion: { set: { amr: "{{ data.context.session.amr }}" } } }`],
    ],
    [
      'with claims of any name and depth',
      'token',
      [
        'when: { fact: \'data.access.claims["https://x.org/y"].z\', operator: equal, value: a }, then: continue',
      ],
    ],
  ])('%s', (_, hook, rules, options) => {
    expect(codesIn(signInFile(hook, rules, options))).toEqual([]);
  });
});

test('general checks: a message has no gap where the hook has no request types', () => {
  const files = [
    signInFile('token', [`when: ${USER}, otherwise: deny`], { fallback: 'deny' }),
    signInFile('saml', [`when: ${USER}, otherwise: deny`, `when: { not: ${USER} }, otherwise: deny`]),
    signInFile('token', [`when: ${USER}, then: continue, otherwise: deny`], {
      fallback: '{ accessToken: { set: { a: b } } }',
    }),
    signInFile('token', ['when: { fact: requestType, operator: equal, value: x }, then: deny']),
  ];
  expect(files.map(codesIn)).toEqual([
    ['never-allowed'],
    ['never-allowed'],
    ['unreached-default'],
    ['unknown-fact'],
  ]);
  expect(files.flatMap((file) => codesIn(file).flatMap((code) => messagesIn(code, file)))).toEqual([
    'every request is denied; give a rule an outcome that continues, or write default: continue',
    'every request is denied: no request meets what the rules ask for together; use strategy: first, or one rule with any',
    'this default is never reached: every request gets an outcome from a rule; write default: continue, or default: deny',
    expect.stringMatching(/^Okta's request has no "requestType"; expected one of: eventId, .*data/),
  ]);
});

test('never-allowed: marks the rules of a file without request types', () => {
  const file = signInFile('saml', [`when: ${USER}, otherwise: deny`], { fallback: 'deny' });
  expect(findingsIn('never-allowed', file)).toEqual(['warn rules']);
});

describe('denial-in-then: of token and SAML hooks, only what must not be', () => {
  const SESSION = 'data.context.session.lastPasswordVerification';
  test.each<[condition: string, expected: string[]]>([
    ['{ fact: data.access.claims.tenant, operator: equal, value: acme }', []],
    ['{ fact: data.access.claims.tenant, operator: notEqual, value: acme }', ['warn then']],
    ['{ not: { fact: data.access.claims.tenant, operator: equal, value: acme } }', []],
    [
      '{ fact: data.context.user.profile.login, operator: emailDomainNotIn, value: [okta.com] }',
      ['warn then'],
    ],
    [`{ fact: ${SESSION}, operator: olderThan, value: 8h }`, ['warn then']],
    [
      `{ any: [{ fact: ${SESSION}, operator: olderThan, value: 8h }, { fact: ${SESSION}, operator: absent }] }`,
      [],
    ],
    ['{ fact: data.context.session.mfaActive, operator: absent }', []],
  ])('%s', (condition, expected) => {
    expect(findingsIn('denial-in-then', signInFile('saml', [`when: ${condition}, then: deny`]))).toEqual(
      expected,
    );
  });
});

describe('if-opens: of token and SAML hooks, only an if whose facts Okta may leave out', () => {
  const found = (condition: string, options = {}) =>
    messagesIn(
      'if-opens',
      signInFile('token', [`if: ${condition}, when: ${STAFF}, otherwise: deny`], options),
    );

  test('a fact that is always there', () => expect(found(PUBLIC)).toEqual([]));
  test('a test whether the part is there', () => expect(found(USER)).toEqual([]));
  test('a session', () => {
    const condition = '{ fact: data.context.session.status, operator: equal, value: ACTIVE }';
    expect(found(condition)).toEqual([
      '"r0" is skipped unless data.context.session.status equal ACTIVE: a request without data.context.session is not asked; make sure that the other rules decide about these requests',
    ]);
    expect(found(condition, { fallback: 'deny' })).toEqual([]);
  });
});

describe('contradicting-rules: a rule that continues or changes something only where another one denies', () => {
  const guest = 'when: { fact: data.context.user.profile.login, operator: equal, value: guest@x.org }';
  test.each([['continue'], ['{ accessToken: { set: { guest: true } } }']])('%s', (outcome) => {
    const rules = [`${guest}, then: ${outcome}`, `when: ${STAFF}, otherwise: deny`];
    expect(messagesIn('contradicting-rules', signInFile('token', rules))).toEqual([
      expect.stringContaining('denies every request that it lets continue, and denials take precedence'),
    ]);
    expect(codesIn(signInFile('token', rules, { strategy: 'first' }))).toEqual([]);
  });
});

describe('set-twice: claims and attributes', () => {
  const later = `when: ${PUBLIC}, `;
  const found = (first: string, second: string, hook: 'token' | 'saml' = 'token') =>
    messagesIn(
      'set-twice',
      signInFile(hook, [`when: ${USER}, then: ${first}`, `${later}then: ${second}`]),
    ).map((text) => text.replace(/;.*/, ''));
  const access = (changes: string) => `{ accessToken: ${changes} }`;

  test.each<[first: string, second: string, expected: string[]]>([
    [
      access('{ set: { tier: a } }'),
      access('{ replace: { tier: b } }'),
      ['"r0" (line 7) sets "tier" to "a" for the same requests, and "b" wins'],
    ],
    [
      access('{ set: { tier: a } }'),
      access('{ remove: [tier] }'),
      ['"r0" (line 7) sets "tier" to "a" for the same requests, and it is taken out here'],
    ],
    [
      access('{ remove: [tier] }'),
      access('{ set: { tier: b } }'),
      ['"r0" (line 7) takes "tier" out for the same requests, and "b" wins'],
    ],
    [access('{ set: { tier: a } }'), access('{ set: { tier: a } }'), []],
    [access('{ set: { tier: a } }'), '{ idToken: { set: { tier: b } } }', []],
    [access('{ lifetime: 1h }'), access('{ lifetime: 5m }'), []],
    [access('{ set: { tier: a } }'), 'deny', []],
  ])('%s, then %s', (first, second, expected) => expect(found(first, second)).toEqual(expected));

  test('attributes of an assertion, and its nameId', () => {
    const of = (changes: string) => `{ assertion: ${changes} }`;
    const rules = (first: string, second: string) =>
      messagesIn(
        'set-twice',
        signInFile('saml', [`when: ${USER}, then: ${of(first)}`, `when: ${STAFF}, then: ${of(second)}`]),
      ).map((text) => text.replace(/;.*/, ''));
    expect(rules('{ set: { role: a } }', '{ set: { role: { value: a } } }')).toEqual([]);
    expect(rules('{ set: { role: a } }', '{ replace: { role: [a, b] } }')).toEqual([
      '"r0" (line 7) sets "role" to "a" for the same requests, and ["a","b"] wins',
    ]);
    expect(
      rules(
        '{ nameId: "{{ data.context.user.id }}" }',
        '{ nameId: "{{ data.context.user.profile.login }}" }',
      ),
    ).toEqual([expect.stringMatching(/^"r0" \(line 7\) sets "nameId" to /)]);
  });
});

test.each([['idToken'], ['accessToken']])('update-beside-denial: %s', (key) => {
  const rule = `when: ${PUBLIC}, then: { deny: true, ${key}: { set: { a: b } } }`;
  expect(findingsIn('update-beside-denial', signInFile('token', [rule]))).toEqual([`warn ${key}`]);
});

test('language-missing: names the fact that requests of the hook have', () => {
  const rule = `when: ${USER}, otherwise: { error: { errorSummary: { default: No., de: Nein. } } }`;
  expect(messagesIn('language-missing', signInFile('saml', [rule]))).toEqual([
    'only the text of default is ever shown, because the file has no language; name the fact with the language at the top: language: [data.context.user.profile.locale]',
  ]);
});

describe('list-copied: claims and attributes', () => {
  const PROFILE = '"{{ data.context.user.profile }}"';
  const SPLIT = '"{{ data.context.user.profile.login | split: \'@\' }}"';
  test.each<[hook: 'token' | 'saml', outcome: string, expected: string[]]>([
    ['saml', `{ assertion: { set: { a: ${PROFILE} } } }`, ['warn a']],
    ['saml', `{ assertion: { replace: { a: { value: ${PROFILE}, nameFormat: uri } } } }`, ['warn a']],
    ['saml', `{ assertion: { set: { a: [x, ${PROFILE}] } } }`, ['warn a']],
    ['saml', '{ assertion: { set: { a: "{{ data.assertion.claims.team }}" } } }', ['warn a']],
    ['saml', `{ assertion: { set: { a: ${SPLIT} } } }`, ['warn a']],
    [
      'saml',
      '{ assertion: { set: { a: "{{ data.assertion.claims.team.attributeValues[0].value }}" } } }',
      [],
    ],
    ['token', `{ idToken: { set: { a: ${PROFILE} } } }`, []],
    ['token', `{ idToken: { set: { a: ${SPLIT} } } }`, ['warn a']],
    ['token', `{ accessToken: { replace: { a: ${SPLIT.replace('}}', '| first }}')} } } }`, []],
  ])('%s %s', (hook, outcome, expected) => {
    expect(findingsIn('list-copied', signInFile(hook, [`when: ${USER}, then: ${outcome}`]))).toEqual(
      expected,
    );
  });
});

test('lists: a directory with files of several hooks has each finding once', () => {
  const registration = `version: 1
endpoint: /registration
requestTypes:
  self.service.registration:
    rules: [{ name: a, when: { fact: data.userProfile.email, operator: in, value: { list: both } }, otherwise: deny }]
    default: allow
`;
  const rule =
    'when: { fact: data.context.user.profile.login, operator: in, value: { list: LIST } }, then: continue';
  const token = (list: string) => signInFile('token', [rule.replace('LIST', list)]);
  const file = (path: string, text: string) => ({ path, kind: 'rules' as const, text });
  const list = (name: string, text: string) => ({ path: `lists/${name}.txt`, kind: 'list' as const, text });
  const parsed = parseRules([
    file('a.yaml', registration),
    file('b.yaml', `version: 1\nendpoint: /both\n${token('both')}`),
    file('c.yaml', `version: 1\nendpoint: /token\n${token('of-token')}`),
    list('both', ''),
    list('of-token', 'kim@okta.com\n'),
    list('of-nobody', 'kim@okta.com\n'),
  ]);
  expect(parsed.diagnostics).toEqual([]);
  const found = lint(parsed, { now: 0 }).filter(({ code }) => code.endsWith('-list'));
  expect(found.map(({ code, file }) => `${code} ${file}`)).toEqual([
    'unused-list lists/of-nobody.txt',
    'empty-list lists/both.txt',
  ]);
});
