import { describe, expect, test } from 'vitest';
import { findingsIn } from '../findings-in.ts';
import { messagesIn, PUBLIC, STAFF, signInFile, USER } from './rule-file.ts';

const found = (code: string, rules: string[], top = '') =>
  findingsIn(code, signInFile('token', rules, { top }));

describe('okta-fails-open', () => {
  const ADDS = `when: ${USER}, then: { idToken: { set: { a: b } } }`;
  test.each<[what: string, rules: string[], options?: { fallback?: string; top?: string }]>([
    ['denies', [`when: ${PUBLIC}, then: deny`]],
    [
      'denies by the name of an outcome',
      [`when: ${PUBLIC}, then: no`],
      { top: 'outcomes: { no: { deny: true } }\n' },
    ],
    ['denies by default', [ADDS], { fallback: 'deny' }],
    ['removes a claim', [`when: ${PUBLIC}, then: { accessToken: { remove: [a] } }`]],
    ['replaces a claim', [`when: ${PUBLIC}, otherwise: { idToken: { replace: { a: b } } }`]],
    ['shortens a token', [`when: ${PUBLIC}, then: { idToken: { lifetime: 5m } }`]],
  ])('a file that %s', (_, rules, options) => {
    expect(messagesIn('okta-fails-open', signInFile('token', rules, options))).toEqual([
      'Okta issues the token unchanged if it gets no answer: after a wrong secret (401), a time-out, or while the service is down; restrict in the rule of the access policy first, and by this file in addition',
    ]);
    expect(findingsIn('okta-fails-open', signInFile('token', rules, options))).toEqual(['info hook']);
  });

  test.each([
    ['only adds claims', [ADDS], ''],
    ['denies failed decisions', [ADDS], 'onError: deny\n'],
    ['denies in a shadow rule', [ADDS, `when: ${PUBLIC}, then: deny, mode: shadow`], ''],
    ['denies in a rule that is switched off', [ADDS, `when: ${PUBLIC}, then: deny, enabled: false`], ''],
  ])('not: a file that %s', (_, rules, top) => expect(found('okta-fails-open', rules, top)).toEqual([]));

  test('a SAML file: names the policy of the app', () => {
    const [text] = messagesIn('okta-fails-open', signInFile('saml', [`when: ${STAFF}, otherwise: deny`]));
    expect(text).toMatch(
      /^Okta sends the assertion unchanged .*\(401\).*; restrict in the sign-on policy of the app/,
    );
  });
});

describe('reads-url', () => {
  const URL = '{ fact: data.context.request.url.value, operator: contains, value: x }';
  const warned = ['warn data.context.request.url.value'];
  test.each<[rule: string, expected: string[]]>([
    [`when: ${URL}, then: { idToken: { set: { a: b } } }`, warned],
    [`when: ${URL}, otherwise: deny`, warned],
    [`when: ${URL}, then: continue`, warned],
    [`if: ${URL}, when: ${PUBLIC}, otherwise: deny`, warned],
    [`when: ${URL}, then: deny`, []],
    [`when: { fact: data.context.request.method, operator: equal, value: GET }, otherwise: deny`, []],
  ])('%s', (rule, expected) => expect(found('reads-url', [rule])).toEqual(expected));

  test('a claim, and a derived fact for one', () => {
    const copied = '"{{ data.context.request.url.value }}"';
    const rule = (value: string) => `when: ${USER}, then: { idToken: { set: { a: ${value} } } }`;
    expect(found('reads-url', [rule(copied)])).toEqual([`warn ${copied}`]);
    expect(found('reads-url', [rule('"{{ facts.url }}"')], `facts: { url: ${copied} }\n`)).toEqual([
      `warn ${copied}`,
    ]);
    expect(found('reads-url', [`when: ${USER}, then: { debugContext: { a: ${copied} } }`])).toEqual([]);
  });

  test('a derived fact in a condition', () => {
    const top = 'facts: { path: "{{ data.context.request.url.value | downcase }}" }\n';
    const rule = 'when: { fact: facts.path, operator: contains, value: x }, otherwise: deny';
    expect(found('reads-url', [rule], top)).toEqual(['warn facts.path']);
  });
});

describe('claim-attribute', () => {
  test.each([
    ['email', 'did you mean "data.context.user.profile.login"?'],
    ['fistName', 'did you mean "data.context.user.profile.firstName"?'],
    [
      'department',
      'its examples have login, firstName, lastName, locale, timeZone; add a claim in Okta for others',
    ],
  ])('%s', (attribute, hint) => {
    const fact = `data.context.user.profile.${attribute}`;
    const message = `Okta's examples have no "${attribute}" in data.context.user.profile; ${hint}`;
    const tested = `when: { fact: ${fact}, operator: present }, then: continue`;
    const copied = `when: ${USER}, then: { idToken: { set: { a: "{{ ${fact} }}" } } }`;
    for (const rule of [tested, copied])
      expect(messagesIn('claim-attribute', signInFile('token', [rule]))).toEqual([message]);
    const defaulted = copied.replace(' }}"', ' | default: 1 }}"');
    expect(found('claim-attribute', [defaulted])).toEqual([]);
  });
});

describe('scope-filter', () => {
  const file = (name: string, description: string, outcome: string) =>
    signInFile('token', []) +
    `  - { name: ${name}, description: "${description}", when: ${PUBLIC}, ${outcome} }\n`;
  const SETS = 'then: { accessToken: { set: { a: b } } }';
  test.each<[name: string, description: string, outcome: string, expected: string[]]>([
    ['drop-admin-scope', '', SETS, ['warn drop-admin-scope']],
    ['scope-filter', '', SETS, ['warn scope-filter']],
    ['partners', "Removes the 'admin' scope for partners.", SETS, ['warn partners']],
    ['partners', 'Scopes are taken away from partners.', SETS, ['warn partners']],
    ['drop-admin-scope', '', 'then: deny', []],
    ['drop-admin-scope', '', 'otherwise: deny', []],
    ['scope-names', 'Adds the names of the scopes.', SETS, []],
    ['short', 'Limits the lifetime of tokens for clients that have this scope.', SETS, []],
    ['telescope', 'Removes telescopes.', SETS, []],
  ])('%s: %s %s', (name, description, outcome, expected) => {
    const yaml = file(name, description, outcome);
    expect(findingsIn('scope-filter', yaml)).toEqual(expected);
  });
});

describe('reads-requested-scope, scope-by-contains', () => {
  const scope = 'data.context.protocol.request.scope';
  const rule = (operator: string, fact = scope) =>
    `when: { fact: ${fact}, operator: "${operator}", value: pro }, then: continue`;

  test.each<[operator: string, hint: string | undefined]>([
    ['contains', 'words:someFact:equal'],
    ['ignoreCase:contains', 'words:someFact:equal'],
    ['doesNotContain', 'not:words:someFact:equal'],
    ['words:someFact:contains', undefined],
    ['words:someFact:equal', undefined],
    ['startsWith', undefined],
  ])('%s', (operator, hint) => {
    expect(found('reads-requested-scope', [rule(operator)])).toEqual([`warn ${scope}`]);
    const found2 = messagesIn('scope-by-contains', signInFile('token', [rule(operator)]));
    expect(found2.map((text) => /"([^"]*)"$/.exec(text)?.[1])).toEqual(hint === undefined ? [] : [hint]);
  });

  test('the scopes of the first request of a refresh token', () => {
    const fact = 'data.context.protocol.OriginalGrant.authorization.scope';
    expect(found('reads-requested-scope', [rule('contains', fact)])).toEqual([`warn ${fact}`]);
  });

  test('not: other facts, and scopes that are copied', () => {
    const copied = `when: ${USER}, then: { accessToken: { set: { asked: "{{ ${scope} }}" } } }`;
    const granted =
      'when: { fact: data.access.scopes.pro.action, operator: equal, value: GRANT }, then: continue';
    expect(found('reads-requested-scope', [copied, granted])).toEqual([]);
    expect(found('scope-by-contains', [rule('contains', 'data.context.protocol.client.name')])).toEqual([]);
  });
});

test.each([
  ['login', 'data.context.user.profile.login'],
  ['userId', 'data.context.user.id'],
])('reads-session-user: %s', (name, instead) => {
  const fact = `data.context.session.${name}`;
  const tested = `when: { fact: ${fact}, operator: present }, then: continue`;
  const copied = `when: ${USER}, then: { idToken: { set: { a: "{{ ${fact} }}" } } }`;
  for (const rule of [tested, copied])
    expect(messagesIn('reads-session-user', signInFile('token', [rule]))).toEqual([
      `${fact} is not always the user whom the token is for, and is absent in many grants; read ${instead}`,
    ]);
});

describe('identity-fact', () => {
  const VERIFIED = '{ fact: data.identity.claims.email_verified, operator: equal, value: true }';
  const PRESENT = '{ fact: data.identity.claims.email, operator: present }';
  const warned = ['warn data.identity.claims.email_verified'];
  test.each<[rule: string, expected: string[]]>([
    [`when: ${VERIFIED}, otherwise: deny`, warned],
    [`when: ${VERIFIED}, then: { accessToken: { set: { a: b } } }`, warned],
    [`if: ${VERIFIED}, when: ${PUBLIC}, then: deny`, warned],
    [`if: ${PRESENT}, when: ${VERIFIED}, otherwise: deny`, []],
    [`when: { all: [${PRESENT}, ${VERIFIED}] }, otherwise: deny`, []],
    [`when: { any: [${PRESENT.replace('present', 'absent')}, ${VERIFIED}] }, otherwise: deny`, []],
    [`when: ${VERIFIED}, then: { idToken: { set: { a: b } } }`, []],
    [`when: ${VERIFIED}, then: continue, otherwise: { idToken: { remove: [email] } }`, []],
  ])('%s', (rule, expected) => expect(found('identity-fact', [rule])).toEqual(expected));
});

describe('address-of-caller', () => {
  const OFFICE = '{ fact: data.context.request.ipAddress, operator: ipInCidr, value: [203.0.113.0/24] }';
  const warned = ['warn data.context.request.ipAddress'];
  const flow = (fact: string) => `{ fact: ${fact}, operator: present }`;
  test.each<[rule: string, expected: string[]]>([
    [`when: ${OFFICE}, otherwise: deny`, warned],
    [`when: ${OFFICE}, otherwise: { accessToken: { lifetime: 5m } }`, warned],
    [`when: ${OFFICE}, otherwise: { accessToken: { remove: [role] } }`, warned],
    [`if: ${PUBLIC}, when: ${OFFICE}, otherwise: deny`, warned],
    [`when: ${OFFICE}, then: { accessToken: { set: { office: true } } }`, []],
    [`if: ${flow('data.context.protocol.request.response_type')}, when: ${OFFICE}, otherwise: deny`, []],
    [`when: { any: [${flow('data.context.protocol.request.grant_type')}, ${OFFICE}] }, otherwise: deny`, []],
    [`if: { fact: source, operator: endsWith, value: /authorize }, when: ${OFFICE}, otherwise: deny`, []],
  ])('%s', (rule, expected) => expect(found('address-of-caller', [rule])).toEqual(expected));

  test('not in a SAML file, whose requests come by the browser', () => {
    expect(findingsIn('address-of-caller', signInFile('saml', [`when: ${OFFICE}, otherwise: deny`]))).toEqual(
      [],
    );
  });
});

describe('error-visible', () => {
  const rule = (text: string) => `when: ${PUBLIC}, then: { error: { errorSummary: "${text}" } }`;
  test.each<[text: string, shown: string | undefined]>([
    ['Not {{ data.context.user.profile.login }}.', 'data.context.user.profile.login'],
    ['Not {{ data.access.claims.department }}.', 'data.access.claims.department'],
    ['Not {{ data.identity.claims.email | email_domain }}.', 'data.identity.claims.email'],
    ['Not {{ facts.who }}.', 'data.context.session.userId'],
    ['Not {{ data.context.protocol.client.name }}.', undefined],
    ['No. {{ decision.id }}', undefined],
  ])('%s', (text, shown) => {
    const top = 'facts: { who: "{{ data.context.session.userId }}" }\n';
    const texts = messagesIn('error-visible', signInFile('token', [rule(text)], { top }));
    expect(texts).toEqual(
      shown === undefined
        ? []
        : [
            `the text shows ${shown} to the OAuth client, as error_description; leave it out, or write it to debugContext`,
          ],
    );
  });
});
