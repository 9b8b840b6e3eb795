import { describe, expect, test } from 'vitest';
import { prepared, resultOf } from './tests-from.ts';

const TOKEN = `
hook: token
default: continue
rules:
  - name: staff
    when: { fact: data.context.user.id, operator: present }
    then: { accessToken: { set: { roles: [a, b] }, remove: [firstName], lifetime: 15m } }
  - name: services
    when: { fact: data.context.protocol.request.grant_type, operator: equal, value: client_credentials }
    then: deny
`;
const SAML = `
hook: saml
default: continue
rules:
  - name: staff
    when: { fact: data.context.user.id, operator: present }
    then:
      assertion: { set: { role: reader, roles: [a, b] }, nameId: "{{ data.context.user.id }}", sessionLifetime: 8h }
`;

describe('expectations of what Okta issues', () => {
  test.each<[string, string, string, string[]]>([
    ['a claim', TOKEN, 'accessToken: { claims: { roles: [a, b] } }', []],
    ['another value', TOKEN, 'accessToken: { claims: { roles: [a] } }', ['accessToken claim roles']],
    ['a claim that Okta sent', TOKEN, 'accessToken: { claims: { uid: 00u48gwcu01WxvNo } }', []],
    ['a claim that is not there', TOKEN, 'accessToken: { claims: { nope: x } }', ['accessToken claim nope']],
    ['no claim', TOKEN, 'accessToken: { without: [firstName] }', []],
    ['no claim, that is there', TOKEN, 'accessToken: { without: [uid] }', ['accessToken claim uid']],
    ['a lifetime in other words', TOKEN, 'accessToken: { lifetime: 900s }', []],
    ['another lifetime', TOKEN, 'accessToken: { lifetime: 1h }', ['accessToken lifetime']],
    ['the other token', TOKEN, 'idToken: { claims: { email: rosario.jones@example.com }, lifetime: 1h }', []],
    [
      'attributes',
      SAML,
      'assertion: { attributes: { role: reader, roles: [a, b], firstName: Rosario } }',
      [],
    ],
    ['another attribute', SAML, 'assertion: { attributes: { role: writer } }', ['assertion attribute role']],
    ['a NameID', SAML, 'assertion: { nameId: 00u48gwcu01WxvNo, sessionLifetime: 480m }', []],
    [
      'another NameID',
      SAML,
      'assertion: { nameId: x, without: [role] }',
      ['assertion attribute role', 'assertion nameId'],
    ],
  ])('%s', async (_, rules, expected, failures) => {
    const request = rules === TOKEN ? 'token' : 'saml';
    const result = await resultOf(`request: ${request}, expect: { ${expected} }`, rules);
    expect(result.failures.map(({ what }) => what)).toEqual(failures);
  });

  test('after a denial nothing is issued', async () => {
    const result = await resultOf(
      'request: token-service, expect: { accessToken: { claims: { cid: x } } }',
      TOKEN,
    );
    expect(result.failures).toMatchObject([{ what: 'accessToken claim cid', actual: undefined }]);
  });

  test.each([
    ['an assertion at a token endpoint', 'assertion: { nameId: x }'],
    ['a token after a denial', 'decision: deny, accessToken: { lifetime: 5m }'],
  ])('is impossible: %s', (_, expected) => {
    const { diagnostics } = prepared(
      `tests:\n  - { name: it, request: token, expect: { ${expected} } }\n`,
      TOKEN,
    );
    expect(diagnostics).toMatchObject([{ code: 'impossible-expectation' }]);
  });
});

test('a request of another hook gets what Okta takes for a refusal there', async () => {
  const ssr = await resultOf('request: ssr, expect: { status: 400 }', TOKEN);
  expect(ssr.failures).toEqual([]);
  const saml = await resultOf('request: saml, expect: { decision: deny, status: 200 }', TOKEN);
  expect(saml.failures).toEqual([]);
  const unreadable = 'request: token, unset: [data], expect: { decision: deny, status: 200 }';
  expect(await resultOf(unreadable, TOKEN)).toMatchObject({
    failures: [],
    decision: { by: 'onError', failure: { code: 'unreadable' } },
  });
});
