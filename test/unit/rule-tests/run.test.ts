import { expect, test } from 'vitest';
import { failuresAsDiagnostics } from '../../../src/rule-tests/failure.ts';
import { hasFailed } from '../../../src/rule-tests/test-report.ts';
import { prepared, resultOf, resultsOf } from './tests-from.ts';

const OURS = 'set: { data.userProfile.email: kim@okta.com, data.userProfile.login: kim@okta.com }';
const ALLOW = '{ type: com.okta.action.update, value: { registration: ALLOW } }';
const UPDATE = '{ type: com.okta.user.progressive.profile.update, value: { employeeNumber: "1234" } }';

/** The same request twice: an expectation that is met, and one that is not. */
test.each([
  ['decision', `request: ssr, ${OURS}`, 'decision: allow', 'decision: deny', 'allow'],
  [
    'rule corporate-email',
    'request: ssr',
    'rules: { corporate-email: false }',
    'rules: { corporate-email: true }',
    false,
  ],
  [
    'rule closed-in-july',
    'request: ssr',
    'rules: { closed-in-july: skipped }',
    'rules: { closed-in-july: false }',
    'skipped',
  ],
  [
    'rule closed-in-july',
    'request: ssr, at: 2026-07-01T00:00:00Z',
    'rules: { closed-in-july: false }',
    'rules: { closed-in-july: skipped }',
    false,
  ],
  [
    'rule closed-in-july',
    'request: ssr, at: 2026-08-01T00:00:00Z',
    'rules: { closed-in-july: skipped }',
    'rules: { closed-in-july: true }',
    'skipped',
  ],
  [
    'error cause',
    'request: ssr',
    'errorCauses: [{ reason: LOGIN }]',
    'errorCauses: [{ reason: NUMBER }]',
    { reason: 'EMAIL' },
  ],
  [
    'error cause',
    'request: ssr',
    'errorCauses: [{ reason: EMAIL, location: data.userProfile.email }]',
    'errorCauses: [{ reason: NUMBER, location: data.userProfile.login }]',
    { reason: 'LOGIN', location: 'data.userProfile.login' },
  ],
  [
    'error cause',
    `request: ssr, ${OURS}, at: 2026-07-02T00:00:00Z`,
    'errorCauses: [{ domain: end-user }]',
    'errorCauses: [{ domain: developer }]',
    { domain: 'end-user' },
  ],
  [
    'attribute employeeNumber',
    'request: pp',
    'set: { employeeNumber: "1234" }',
    'set: { employeeNumber: 1234 }',
    '1234',
  ],
  [
    'attribute mobilePhone',
    'request: pp',
    'set: { employeeNumber: "1234" }',
    'set: { mobilePhone: null }',
    undefined,
  ],
  [
    'commands',
    `request: ssr, ${OURS}`,
    `commands: [${ALLOW}]`,
    'commands: []',
    [{ type: 'com.okta.action.update', value: { registration: 'ALLOW' } }],
  ],
  ['commands', 'request: pp, unset: [data.userProfileUpdate]', 'commands: []', `commands: [${UPDATE}]`, []],
  [
    'response',
    'request: pp, unset: [data.userProfileUpdate]',
    'response: {}',
    `response: { commands: [${UPDATE}] }`,
    {},
  ],
  [
    'response',
    'request: pp',
    `response: { commands: [${UPDATE}] }`,
    `response: { commands: [${UPDATE}], debugContext: {} }`,
    { commands: [{ type: 'com.okta.user.progressive.profile.update', value: { employeeNumber: '1234' } }] },
  ],
  ['status', 'request: pp', 'status: 200, decision: update', 'status: 204', 200],
  ['status', 'request: pp, unset: [data.userProfileUpdate]', 'status: 204', 'status: 400', 204],
  ['status', 'request: pp, unset: [data]', 'status: 400', 'status: 204', 400],
  [
    'decision',
    'request: pp, unset: [data.userProfileUpdate]',
    'decision: continue',
    'decision: update',
    'continue',
  ],
])('%s of { %s }: %s is met, %s is not', async (what, request, met, unmet, actual) => {
  expect((await resultOf(`${request}, expect: { ${met} }`)).failures).toEqual([]);
  const { failures } = await resultOf(`${request}, expect: { ${unmet} }`);
  expect(failures).toMatchObject([{ what, actual }]);
});

test('rule tests: an invalid request fails the test, with the reason', async () => {
  const result = await resultOf('request: ssr, set: { eventType: x }, expect: { decision: deny }');
  const { failures, decision } = result;
  expect(decision).toBeUndefined();
  expect(failures).toMatchObject([{ what: 'decision', expected: 'deny', actual: 'refused' }]);
  expect(failuresAsDiagnostics([result])).toMatchObject([
    {
      code: 'test-failed',
      severity: 'error',
      file: 'rules.test.yaml',
      range: { start: { line: 3 } },
      message: 'test "it": expected decision deny, got refused with 400',
      hint: 'it is no request of this hook: This endpoint answers com.okta.user.pre-registration only.',
    },
  ]);
});

test('rule tests: a row of a table is a separate test with values in addition to set', async () => {
  const results = await resultsOf(`tests:
  - name: rows
    request: ssr
    set: { data.userProfile.email: kim@okta.com, data.userProfile.login: kim@okta.com }
    table:
      - { data.userProfile.firstName: Kim }
      - { data.userProfile.email: kim@example.com }
      - { data.userProfile.lastName: Sato }
    expect: { decision: allow }
  - { name: and the sample is as it was, request: ssr, expect: { decision: deny } }
`);
  expect(results.map((result) => [result.test.row, result.test.at, hasFailed(result)])).toEqual([
    [1, '/tests/0/table/0', false],
    [2, '/tests/0/table/1', true],
    [3, '/tests/0/table/2', false],
    [undefined, '/tests/1', false],
  ]);
});

test('rule tests: values keep their types, and null differs from absent', () => {
  const { cases } = prepared(`tests:
  - name: values
    request: ssr
    set:
      data.userProfile.email: null
      data.userProfile.roles: [a, 1]
      data.userProfile["x.y"]: { z: true }
      data.context.request.id: !!int 7
    unset: [data.userProfile.login, data.userProfileUpdate.nothing, data.context.request.url]
    expect: { decision: deny }
`);
  expect(cases[0]?.body).toMatchObject({
    data: {
      userProfile: {
        firstName: 'Rosario',
        lastName: 'Jones',
        email: null,
        roles: ['a', 1],
        'x.y': { z: true },
      },
      context: { request: { method: 'POST', ipAddress: '127.0.0.1', id: 7 } },
    },
  });
  expect(cases[0]?.body).not.toHaveProperty('data.userProfile.login');
  expect(cases[0]?.body).not.toHaveProperty('data.userProfileUpdate');
  expect(cases[0]?.body).not.toHaveProperty('data.context.request.url');
});

test('rule tests: under first, rules behind the one that decided are skipped', async () => {
  const rules = `
requestTypes:
  self.service.registration:
    strategy: first
    rules:
      - { name: one, when: { fact: data.userProfile.email, operator: present }, then: allow }
      - { name: two, when: { fact: data.userProfile.email, operator: present }, then: deny, otherwise: deny }
`;
  expect(
    (await resultOf('request: ssr, expect: { rules: { one: true, two: skipped } }', rules)).failures,
  ).toEqual([]);
  expect((await resultOf('request: ssr, expect: { rules: { two: true } }', rules)).failures).toMatchObject([
    { what: 'rule two', expected: true, actual: 'skipped' },
  ]);
});

test('rule tests: a failed decision does not meet an expected denial', async () => {
  const rules = `
requestTypes:
  self.service.registration:
    rules:
      - { name: pattern, when: { fact: data.userProfile.email, operator: matches, value: '(a|b)+' }, then: allow, otherwise: deny }
`;
  const long = `data.userProfile.email: ${'a'.repeat(5000)}`;
  const { failures, decision } = await resultOf(
    `request: ssr, set: { ${long} }, expect: { rules: { pattern: false } }`,
    rules,
  );
  expect(decision?.by).toBe('onError');
  expect(failures).toMatchObject([{ what: 'rule pattern', expected: false, actual: 'error' }]);
});

test('rule tests: a test without a time is decided now', async () => {
  expect((await resultOf('request: ssr, expect: { rules: { closed-in-july: skipped } }')).failures).toEqual(
    [],
  );
  const [own, file] = prepared(`at: 2026-07-02T00:00:00Z
tests:
  - { name: a, at: 2026-09-02T00:00:00Z, request: ssr, expect: { decision: deny } }
  - { name: b, request: ssr, expect: { decision: deny } }
`).cases;
  expect([own?.now, file?.now]).toEqual([
    Date.parse('2026-09-02T00:00:00Z'),
    Date.parse('2026-07-02T00:00:00Z'),
  ]);
});

test('rule tests: an error in every row is reported once, and no row runs', () => {
  const { cases, diagnostics } = prepared(`tests:
  - name: rows
    request: ssr
    set: { data..email: x, data.userProfile.employeeNumber: 1234 }
    table: [{ data.userProfile.email: a }, { data.userProfile.email: b }]
    expect: { rules: { corporate-emial: true } }
`);
  expect(diagnostics.map(({ code }) => code)).toEqual(['fact-path', 'quote-it', 'unknown-rule']);
  expect(cases).toEqual([]);
});

test('rule tests: a warning does not prevent a test from running', () => {
  const { cases, diagnostics } = prepared(`tests:
  - name: a number
    request: ssr
    set: { data.userProfile.employeeNumber: 1234 }
    expect: { decision: deny }
`);
  expect(diagnostics).toMatchObject([{ code: 'quote-it', severity: 'warn' }]);
  expect(cases).toHaveLength(1);
});

test('rule tests: a test with an error does not run, the others do', () => {
  const { cases, diagnostics } = prepared(`tests:
  - { name: a, request: nowhere.json, expect: { decision: deny } }
  - { name: b, request: ssr, expects: { decision: deny } }
  - { name: c, request: ssr, expect: { decision: deny } }
`);
  expect(diagnostics.map(({ code }) => code)).toEqual(['unknown-key', 'unknown-request']);
  expect(cases.map(({ name }) => name)).toEqual(['c']);
});
