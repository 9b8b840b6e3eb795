import { describe, expect, test } from 'vitest';
import { samples } from '../../../../src/hooks/saml/samples.ts';
import type { HookReply } from '../../../../src/okta-simulator/reply.ts';
import { samlSimulator } from '../../../../src/okta-simulator/saml/simulator.ts';
import { replied, resultOf } from './replies.ts';

const patch = (op: string, path: string, value?: unknown, type = 'com.okta.assertion.patch') => ({
  commands: [{ type, value: [{ op, path, value }] }],
});
const attribute = (...values: unknown[]) => ({
  attributes: { NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic' },
  attributeValues: values.map((value) => ({ attributes: { 'xsi:type': 'xs:string' }, value })),
});
const result = (reply: HookReply) => resultOf(samlSimulator, reply, samples.saml);
const SESSION = '/authentication/sessionLifetime';
const BASIC = { NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic' };

/** Each mistake, and the reply that does what was meant. */
const MISTAKES: [code: string, wrong: unknown, right: unknown][] = [
  ['remove', patch('remove', '/claims/groups'), patch('replace', '/claims/groups', attribute('staff'))],
  ['op', patch('copy', '/claims/a', attribute('x')), patch('add', '/claims/a', attribute('x'))],
  ['assertion-path', patch('replace', '/lifetime/expiration', 60), patch('add', SESSION, 60)],
  ['assertion-path', patch('add', '/subject/nameId', 'kim'), patch('replace', '/subject/nameId', 'kim')],
  ['lifetime-range', patch('add', SESSION, 0), patch('add', SESSION, 28_800)],
  ['lifetime-range', patch('add', SESSION, '8h'), patch('add', SESSION, 3600)],
  ['claim-shape', patch('add', '/claims/a', 'x'), patch('add', '/claims/a', attribute('x'))],
  ['claim-shape', patch('add', '/claims/a', attribute()), patch('add', '/claims/a', attribute('x', 'y'))],
  [
    'claim-shape',
    patch('add', '/claims/a', attribute({ b: 1 })),
    patch('add', '/claims/a', attribute(1, true)),
  ],
  [
    'doubled-attributes',
    patch('replace', '/claims/groups/attributes', { attributes: BASIC }),
    patch('replace', '/claims/groups/attributes', BASIC),
  ],
  [
    'auth-context-class-ref',
    patch('replace', '/authentication/authnContext', { authContextClassRef: 'urn:a' }),
    patch('replace', '/authentication/authnContext', { authnContextClassRef: 'urn:a' }),
  ],
  [
    'name-not-escaped',
    patch('add', '/claims/https://example.com/role', attribute('x')),
    patch('add', '/claims/https:~1~1example.com~1role', attribute('x')),
  ],
  [
    'not-applicable',
    patch('replace', '/claims/none', attribute('x')),
    patch('add', '/claims/none', attribute('x')),
  ],
  [
    'patch-type',
    patch('add', '/claims/a', attribute('x'), 'com.okta.access.patch'),
    patch('add', '/claims/a', attribute('x')),
  ],
  ['command', patch('add', '/claims/a'), patch('add', '/claims/a', attribute('x'))],
];

describe('simulate: replies to the SAML hook that Okta would void', () => {
  test.each(MISTAKES)('%s', (code, wrong, right) => {
    const { effect, okta, findings } = result(replied(wrong));
    expect(findings).toMatchObject([{ code, severity: 'error', hint: expect.stringMatching(/^[A-Z].+\.$/) }]);
    expect(effect).toMatchObject({ kind: 'fail', issued: { assertion: samples.saml.data['assertion'] } });
    expect(okta).toBe('sends the assertion unchanged, because it cannot use the reply');
    expect(result(replied(right)).findings).toEqual([]);
    expect(result(replied(right)).okta).toBe('sends the assertion with the changes');
  });
});

test.each<[what: string, reply: HookReply, okta: string]>([
  ['204', { status: 204, body: '' }, 'sends the assertion unchanged'],
  ['any 2xx', replied(patch('add', SESSION, 60), 201), 'sends the assertion with the changes'],
  [
    'an error',
    replied({ error: { errorSummary: 'Ask Kim.' } }),
    'refuses the sign-in; its error page says: Ask Kim.',
  ],
  ['500', replied('', 500), 'sends the assertion unchanged, because it cannot use the reply'],
])('simulate: Okta after a reply to the SAML hook: %s', (_, reply, okta) =>
  expect(result(reply).okta).toBe(okta),
);

test('simulate: an assertion before and after a reply', () => {
  const value = [
    { op: 'replace', path: '/claims/groups/attributeValues/1/value', value: 'sales' },
    { op: 'add', path: '/claims/a', value: attribute('x') },
  ];
  const [assertion] =
    result(replied({ commands: [{ type: 'com.okta.assertion.patch', value }] })).issued ?? [];
  expect(assertion?.values.filter(({ before, after }) => String(before) !== String(after))).toEqual([
    { name: 'attribute groups', before: ['everyone', 'staff'], after: ['everyone', 'sales'] },
    { name: 'attribute a', after: 'x' },
    { name: 'NameFormat of a', after: BASIC.NameFormat },
  ]);
});
