import { describe, expect, test } from 'vitest';
import { samples } from '../../../../src/hooks/token/samples.ts';
import type { HookReply } from '../../../../src/okta-simulator/reply.ts';
import { effectOf } from '../../../../src/okta-simulator/sign-in/interpret-reply.ts';
import { checkSignInReply } from '../../../../src/okta-simulator/sign-in/simulator.ts';
import { tokenHook, tokenSimulator } from '../../../../src/okta-simulator/token/simulator.ts';
import { replied, resultOf } from './replies.ts';

const ID = 'com.okta.identity.patch';
const ACCESS = 'com.okta.access.patch';
const patch = (operation: unknown, type = ID) => ({ commands: [{ type, value: [operation] }] });
const add = (path: string, value: unknown) => ({ op: 'add', path, value });
const result = (reply: HookReply, request = samples.token) => resultOf(tokenSimulator, reply, request);
const UNCHANGED = { identity: samples.token.data['identity'], access: samples.token.data['access'] };

/** Each mistake, and the reply that does what was meant. */
const MISTAKES: [code: string, wrong: unknown, right: unknown][] = [
  ['reserved-claim', patch(add('/claims/groups', ['a'])), patch(add('/claims/teams', ['a']))],
  [
    'reserved-claim',
    patch({ op: 'replace', path: '/claims/aud', value: 'x' }),
    patch({ op: 'replace', path: '/claims/aud', value: 'x' }, ACCESS),
  ],
  [
    'lifetime-range',
    patch({ op: 'replace', path: '/token/lifetime/expiration', value: 299 }),
    patch({ op: 'replace', path: '/token/lifetime/expiration', value: 300 }),
  ],
  [
    'lifetime-range',
    patch({ op: 'replace', path: '/token/lifetime/expiration', value: '900' }),
    patch({ op: 'replace', path: '/token/lifetime/expiration', value: 86_400 }),
  ],
  ['claim-path', patch(add('/extra', 1)), patch(add('/claims/extra', 1))],
  ['claim-path', patch(add('/claims/a~b', 1)), patch(add('/claims/a~0b', 1))],
  [
    'remove-with-value',
    patch({ op: 'remove', path: '/claims/name', value: 'x' }),
    patch({ op: 'remove', path: '/claims/name' }),
  ],
  [
    'op',
    patch({ op: 'move', path: '/claims/name', value: 'x' }),
    patch({ op: 'replace', path: '/claims/name', value: 'x' }),
  ],
  [
    'op',
    patch(add('/token/lifetime/expiration', 900)),
    patch({ op: 'replace', path: '/token/lifetime/expiration', value: 900 }),
  ],
  ['patch-type', patch(add('/claims/a', 1), 'com.okta.assertion.patch'), patch(add('/claims/a', 1))],
  ['not-applicable', patch({ op: 'replace', path: '/claims/none', value: 1 }), patch(add('/claims/none', 1))],
  ['not-applicable', patch(add('/claims/a/b', 1)), patch(add('/claims/a', { b: 1 }))],
  ['command', patch({ op: 'add', path: '/claims/a' }), patch(add('/claims/a', 1))],
  ['command', { commands: [{ type: ID, value: add('/claims/a', 1) }] }, patch(add('/claims/a', 1))],
  ['command', { commands: {} }, { commands: [] }],
];

describe('simulate: replies to the token hook that Okta would void', () => {
  test.each(MISTAKES)('%s', (code, wrong, right) => {
    const { effect, okta, findings } = result(replied(wrong));
    expect(findings).toMatchObject([{ code, severity: 'error', hint: expect.stringMatching(/^[A-Z].+\.$/) }]);
    expect(effect).toMatchObject({ kind: 'fail', issued: UNCHANGED });
    expect(okta).toBe('issues the tokens unchanged, because it cannot use the reply');
    expect(result(replied(right)).findings).toEqual([]);
    expect(result(replied(right)).effect?.kind).toBe('go-on');
  });

  test('one operation that cannot be applied voids all others, of the other token too', () => {
    const commands = [
      { type: ACCESS, value: [add('/claims/a', 1)] },
      { type: ID, value: [add('/claims/b', 1), { op: 'remove', path: '/claims/c' }] },
    ];
    const { effect, findings } = result(replied({ commands }));
    expect(effect).toMatchObject({ kind: 'fail', issued: UNCHANGED });
    const message =
      'commands[1].value[1]: remove of /claims/c cannot be applied: there is nothing at /claims/c.';
    expect(findings).toMatchObject([{ code: 'not-applicable', message }]);
  });

  test('a command for a token that Okta does not issue', () => {
    const { effect, findings } = result(replied(patch(add('/claims/a', 1))), samples['token-service']);
    expect(findings).toMatchObject([{ message: expect.stringContaining('Okta issues no ID token here') }]);
    expect(effect?.kind).toBe('fail');
  });

  test('null as a claim is open: a warning', () => {
    const { okta, findings } = result(replied(patch(add('/claims/a', null))));
    expect(findings).toMatchObject([{ code: 'null-claim', severity: 'warn' }]);
    expect(okta).toMatch(
      /^issues the tokens with the changes; not documented: commands\[0\]\.value\[0\]: a claim cannot be null/,
    );
  });
});

test.each<[what: string, reply: HookReply, okta: string]>([
  ['204', { status: 204, body: '' }, 'issues the tokens unchanged'],
  ['an empty object', replied({}), 'issues the tokens unchanged'],
  ['an empty 200', replied('', 200), 'issues the tokens unchanged; not documented: an empty reply with 200'],
  ['a claim', replied(patch(add('/claims/a', 1))), 'issues the tokens with the changes'],
  [
    'a claim with 202',
    replied(patch(add('/claims/a', 1)), 202),
    'issues the tokens unchanged, because it cannot use the reply; not documented: a reply with 202',
  ],
  [
    'an error',
    replied({ error: { errorSummary: 'Ask Kim.' } }),
    'issues no token; the client gets server_error: Ask Kim.',
  ],
  [
    'an error beside commands',
    replied({ ...patch(add('/claims/a', 1)), error: { errorSummary: 'Ask Kim.' } }),
    'issues no token; the client gets server_error: Ask Kim.',
  ],
  [
    'an error without a text',
    replied({ error: {} }),
    'issues no token; the client gets server_error: without a text; not documented: an error without errorSummary',
  ],
  [
    'an error with 400',
    replied({ error: { errorSummary: 'Ask Kim.' } }, 400),
    'issues the tokens unchanged, because it cannot use the reply',
  ],
  [
    'an error as text',
    replied({ error: 'no' }),
    'issues the tokens unchanged, because it cannot use the reply; not documented: an error that is not an object',
  ],
  ['401', replied('', 401), 'issues the tokens unchanged, because it cannot use the reply'],
  ['a redirect', replied('', 302), 'issues the tokens unchanged, because it cannot use the reply'],
  ['500', replied('', 500), 'issues the tokens unchanged, because it cannot use the reply'],
  ['no JSON', replied('<html>'), 'issues the tokens unchanged, because it cannot use the reply'],
  [
    'too large',
    replied({ debugContext: 'x'.repeat(256_000) }),
    'issues the tokens unchanged, because it cannot use the reply',
  ],
  [
    'no reply in time',
    { failure: 'timeout', message: '' },
    'issues the tokens unchanged, because it cannot use the reply',
  ],
])('simulate: Okta after a reply to the token hook: %s', (_, reply, okta) =>
  expect(result(reply).okta).toBe(okta),
);

test.each<[what: string, error: unknown, codes: string[]]>([
  ['a text', { errorSummary: 'Ask Kim.' }, []],
  ['no text', { errorSummary: ' ' }, ['empty-error']],
  ['causes', { errorSummary: 'Ask Kim.', errorCauses: [] }, ['error-causes']],
  ['no object', 'no', ['error-shape']],
])('simulate: error of a reply to the token hook: %s', (_, error, codes) =>
  expect(result(replied({ error })).findings.map(({ code }) => code)).toEqual(codes),
);

test('simulate: commands beside an error of a token hook are not executed', () => {
  const reply = replied({ ...patch(add('/claims/a', 1)), error: { errorSummary: 'Ask Kim.' } });
  expect(result(reply).findings).toMatchObject([{ code: 'commands-with-error', severity: 'warn' }]);
  expect(result(reply).issued).toEqual([]);
});

test('simulate: the token hook needs 200', () => {
  const findings = checkSignInReply({ reply: replied({}, 202), milliseconds: 1 }, samples.token, tokenHook);
  expect(findings).toMatchObject([{ code: 'status', severity: 'error' }]);
});

test('simulate: tokens before and after a reply, in parts that share no object', () => {
  const value = [
    add('/claims/team', 'red'),
    { op: 'remove', path: '/claims/email' },
    { op: 'replace', path: '/token/lifetime/expiration', value: 900 },
  ];
  const [identity, access] = result(replied({ commands: [{ type: ID, value }] })).issued ?? [];
  expect(identity?.name).toBe('ID token');
  expect(identity?.values).toEqual(
    expect.arrayContaining([
      { name: 'claim sub', before: '00u48gwcu01WxvNo', after: '00u48gwcu01WxvNo' },
      { name: 'claim email', before: 'rosario.jones@example.com' },
      { name: 'claim team', after: 'red' },
      { name: 'lifetime in seconds', before: 3600, after: 900, isMain: true },
    ]),
  );
  expect(access?.values).toContainEqual({
    name: 'lifetime in seconds',
    before: 3600,
    after: 3600,
    isMain: true,
  });
});

test('simulate: a claim cannot reach the prototype of the token', () => {
  const { issued } = effectOf(
    replied(patch(add('/claims/__proto__', { admin: true }))),
    samples.token,
    tokenHook,
  );
  expect(Object(issued?.['identity']).claims.admin).toBeUndefined();
});
