import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../../src/hooks/samples.ts';
import { ruleSetOf } from '../../rule-set-of.ts';
import { credential, type Service, startService } from './service.ts';

const REFUSED = { error: { errorSummary: 'Access is refused by a rule of your organization.' } };
const RULES = `version: 1
hook: token
endpoint: /token
default: continue
rules:
  - name: staff
    when: { fact: data.context.user.id, operator: present }
    then: { accessToken: { set: { staff: true } } }
`;
const { ruleSet } = ruleSetOf(RULES);
const token = JSON.stringify(samples['token']);
const saml = JSON.stringify(samples['saml']);

let service: Service;
beforeAll(async () => {
  service = await startService({ rules: () => ruleSet, debugContext: false });
});
afterAll(() => service.listener.close(1000));

test('token hook: a sample gets the claim', async () => {
  const { status, json } = await service.send('/token', { body: token });
  expect({ status, json }).toEqual({
    status: 200,
    json: {
      commands: [
        { type: 'com.okta.access.patch', value: [{ op: 'add', path: '/claims/staff', value: true }] },
      ],
    },
  });
});

describe('where Okta continues without a refusal, an authenticated request is refused with 200', () => {
  test.each<[string, string, { headers?: Record<string, string>; body: string | Buffer }]>([
    ['no JSON', '/token', { body: token.slice(0, -1) }],
    ['no UTF-8', '/token', { body: Buffer.from([0xff, 0xfe]) }],
    ['a key twice', '/token', { body: token.replace('"data":', '"data":1,"data":') }],
    ['another content type', '/token', { headers: { 'content-type': 'text/plain' }, body: token }],
    ['a compressed body', '/token', { headers: { 'content-encoding': 'gzip' }, body: token }],
    ['over the size limit', '/token', { body: `"${'x'.repeat(256 * 1024)}"` }],
    ['no data', '/token', { body: JSON.stringify({ ...samples['token'], data: [] }) }],
    ['a SAML request', '/token', { body: saml }],
    ['at a path without rules', '/elsewhere', { body: saml }],
    [
      'at a path without rules, as text',
      '/elsewhere',
      { headers: { 'content-type': 'text/plain' }, body: token },
    ],
  ])('%s', async (_, path, options) => {
    const { status, json } = await service.send(path, options);
    expect({ status, json }).toEqual({ status: 200, json: REFUSED });
  });

  test('refused requests at an endpoint are decisions that failed, which are logged', async () => {
    await service.send('/token', { body: token.slice(0, -1) });
    expect(service.decisions.at(-1)).toMatchObject({
      decision: { kind: 'deny', by: 'onError', failure: { code: 'unreadable' } },
    });
  });

  test('before rules are loaded', async () => {
    const starting = await startService({ rules: () => undefined });
    expect(await starting.send('/token', { body: token })).toMatchObject({ status: 200, json: REFUSED });
    expect(starting.errors).toMatchObject([{ error: { code: 'no-rules' } }]);
    expect(await starting.send('/token', { body: JSON.stringify(samples['ssr']) })).toMatchObject({
      status: 503,
    });
    await starting.listener.close(1000);
  });

  test('over the concurrency limit, and after the deadline', async () => {
    const full = await startService({ rules: () => ruleSet, maxInFlight: 0, debugContext: false });
    expect(await full.send('/token', { body: token })).toMatchObject({ status: 200, json: REFUSED });
    await full.listener.close(1000);
    const late = await startService({ rules: () => ruleSet, deadline: 0, debugContext: false });
    expect(await late.send('/token', { body: token })).toMatchObject({ status: 200, json: REFUSED });
    await late.listener.close(1000);
  });

  test('an exception is logged, and never shown', async () => {
    const broken = await startService({
      rules: () => {
        throw new Error('secret detail');
      },
    });
    expect(await broken.send('/token', { body: token })).toMatchObject({ status: 200, json: REFUSED });
    expect(broken.errors).toMatchObject([{ error: { status: 500 }, cause: new Error('secret detail') }]);
    await broken.listener.close(1000);
  });
});

test('without valid credentials a sign-in request gets 401, and is not read', async () => {
  const answer = await service.send('/token', { headers: { authorization: 'Basic eDp5' }, body: token });
  expect(answer.status).toBe(401);
  expect(answer.body).not.toContain(credential.password);
});

test('a request of another hook is refused by its own hook, also where onError continues', async () => {
  const { ruleSet: open } = ruleSetOf(RULES.replace('rules:', 'onError: continue\nrules:'));
  const lenient = await startService({ rules: () => open, debugContext: false });
  expect(await lenient.send('/token', { body: saml })).toMatchObject({ status: 200, json: REFUSED });
  const ssr = { body: JSON.stringify(samples['ssr']) };
  expect(await lenient.send('/token', ssr)).toMatchObject({
    status: 400,
    json: { error: { code: 'another-hook' } },
  });
  expect(await lenient.send('/token', { body: token.slice(0, -1) })).toMatchObject({ status: 204 });
  const unknown = { body: JSON.stringify({ ...samples['token'], eventType: 'com.okta.new.hook' }) };
  expect(await service.send('/token', unknown)).toMatchObject({ status: 200, json: REFUSED });
  await lenient.listener.close(1000);
});

describe('onError: continue', () => {
  const file = (rule: string, fallback = 'continue') =>
    ruleSetOf(`version: 1
hook: token
endpoint: /token
default: ${fallback}
onError: continue
rules:
  - name: one
    when: { fact: data.context.user.id, operator: present }
    ${rule}
`).diagnostics.filter(({ severity }) => severity === 'error');

  test.each([
    ['adds a claim', 'then: { accessToken: { set: { a: 1 } } }'],
    ['continues', 'then: continue'],
  ])('is allowed where a file only %s', (_, rule) => expect(file(rule)).toEqual([]));

  test.each([
    ['denies', 'otherwise: deny', 'continue'],
    ['denies by its default', 'then: continue', 'deny'],
    ['removes a claim', 'then: { accessToken: { remove: [a] } }', 'continue'],
    ['replaces a claim', 'then: { accessToken: { replace: { a: 1 } } }', 'continue'],
    [
      'patches a claim',
      'then: { idToken: { patch: [{ op: add, path: /claims/a/b, value: 1 }] } }',
      'continue',
    ],
    ['shortens a lifetime', 'then: { idToken: { lifetime: 5m } }', 'continue'],
  ])('is a load error where a file %s', (_, rule, fallback) =>
    expect(file(rule, fallback)).toMatchObject([{ code: 'on-error-allows' }]),
  );

  test('an update is no onError', () => {
    const { diagnostics } = ruleSetOf(
      RULES.replace('rules:', 'onError: { accessToken: { set: { a: 1 } } }\nrules:'),
    );
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'fallback-updates', message: '"onError" cannot change a token' },
    ]);
  });
});

test.each([
  ['a map', 'nameId: "{{ data.assertion.claims.groups }}"'],
  ['a list', 'nameId: "{{ data.assertion.claims.groups.attributeValues }}"'],
  ['nothing', 'nameId: "{{ data.context.user.profile.badge }}"'],
  ['a map as context', 'authnContext: "{{ data.context.user }}"'],
])('SAML hook: a subject or context that comes out as %s fails the decision', async (_, change) => {
  const { ruleSet: rules } = ruleSetOf(
    RULES.replace('hook: token', 'hook: saml').replace(
      'accessToken: { set: { staff: true } }',
      `assertion: { ${change} }`,
    ),
  );
  const service = await startService({ rules: () => rules, debugContext: false });
  expect(await service.send('/token', { body: saml })).toMatchObject({ status: 200, json: REFUSED });
  await service.listener.close(1000);
});
