import { expect, test } from 'vitest';
import {
  changesInWords,
  issuedInWords,
  partInWords,
  withoutChange,
} from '../../../console/src/preview/issued-words.ts';

test.each([
  ['lifetime', '3600s', '1 h'],
  ['lifetime', '900s', '15 min'],
  ['sessionLifetime', '5401s', '1 h 30 min 1 s'],
  ['sessionLifetime', '0s', '0 s'],
  ['email', '3600s', '"3600s"'],
  ['lifetime', 3600, '3600'],
  ['ver', 1, '1'],
  ['groups', ['a', 'b'], '["a","b"]'],
  ['middleName', null, 'null'],
  ['email', undefined, 'absent'],
])('issued words: %s %j is %s', (name, value, words) => {
  expect(issuedInWords(name, value)).toBe(words);
});

test('issued words: parts by their names, others by their paths', () => {
  expect(['nameId', 'lifetime', 'conditions.audienceRestriction', 'constructor'].map(partInWords)).toEqual([
    ...['NameID', 'Lifetime', 'conditions.audienceRestriction', 'constructor'],
  ]);
});

test('issued words: the number of changes', () => {
  const claims = [
    { name: 'a', change: 'added' as const, after: 1 },
    { name: 'b', before: 1, after: 1 },
  ];
  expect(changesInWords({ key: 'idToken', claims, others: [] })).toBe('1 change');
  expect(changesInWords({ key: 'idToken', claims: [], others: [] })).toBe('unchanged');
});

const denied = { status: 200, body: '{"error":{"errorSummary":"Not from here."}}' };

test.each([
  ['token', denied, 'Okta issues no token; the client gets server_error: Not from here.'],
  ['saml', denied, 'Okta shows an error page: Not from here.'],
  ['token', { status: 413, body: '{' }, 'Okta issues the tokens unchanged: it continues after status 413.'],
  [
    ...(['saml', { status: 413, body: denied.body }] as const),
    'Okta sends the assertion unchanged: it continues after status 413.',
  ],
] as const)('issued words: no change by the %s hook', (hook, reply, words) => {
  expect(withoutChange(hook, reply)).toBe(words);
});
