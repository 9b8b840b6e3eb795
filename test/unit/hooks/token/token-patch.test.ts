import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyOperation } from '../../../../src/hooks/json-patch.ts';
import { tokenPatch } from '../../../../src/hooks/token/token-patch.ts';
import type { PatchOperation, TokenChanges } from '../../../../src/rules/rule-file.ts';

const CLAIMS = {
  email: 'kim@example.com',
  ver: 1,
  airports: ['sfo', 'sjc'],
  employee: { number: '1', email: 'a' },
};
const token = { claims: CLAIMS, token: { lifetime: { expiration: 3600 } } };

function patched(...changes: TokenChanges[]): { operations: PatchOperation[]; leftOut: string[] } {
  const leftOut: string[] = [];
  const requested = changes.map((change) => ({ change, leaveOut: (name: string) => leftOut.push(name) }));
  return { operations: tokenPatch(token, requested), leftOut };
}

describe('token patch', () => {
  test.each<[string, TokenChanges[], PatchOperation[]]>([
    ['a new claim is added', [{ set: { a: 1 } }], [{ op: 'add', path: '/claims/a', value: 1 }]],
    [
      'a claim that is there is replaced',
      [{ set: { ver: 2 } }],
      [{ op: 'replace', path: '/claims/ver', value: 2 }],
    ],
    ['a claim with the same value is not sent', [{ set: { ver: 1 } }], []],
    ['a claim that is there is removed', [{ remove: ['email'] }], [{ op: 'remove', path: '/claims/email' }]],
    [
      'a URI is escaped',
      [{ set: { 'https://x/~a': 1 } }],
      [{ op: 'add', path: '/claims/https:~1~1x~1~0a', value: 1 }],
    ],
    [
      'the later value wins, once',
      [{ set: { a: 1 } }, { set: { a: 2 } }],
      [{ op: 'add', path: '/claims/a', value: 2 }],
    ],
    ['what is set and removed is not sent', [{ set: { a: 1 } }, { remove: ['a'] }], []],
    [
      'what is removed and set again is replaced',
      [{ remove: ['ver'] }, { set: { ver: 2 } }],
      [{ op: 'replace', path: '/claims/ver', value: 2 }],
    ],
    [
      'the shortest lifetime wins',
      [{ lifetime: '50m' }, { lifetime: '10m' }],
      [{ op: 'replace', path: '/token/lifetime/expiration', value: 600 }],
    ],
    ['the same lifetime is not sent', [{ lifetime: '1h' }], []],
    [
      'operations on members go out as they are',
      [
        {
          patch: [
            { op: 'add', path: '/claims/airports/-', value: 'lax' },
            { op: 'replace', path: '/claims/employee/email', value: 'b' },
          ],
        },
      ],
      [
        { op: 'add', path: '/claims/airports/-', value: 'lax' },
        { op: 'replace', path: '/claims/employee/email', value: 'b' },
      ],
    ],
    [
      'a claim that is set too goes out whole, before the operations on members',
      [
        {
          patch: [
            { op: 'add', path: '/claims/airports/-', value: 'lax' },
            { op: 'remove', path: '/claims/employee/email' },
          ],
        },
        { set: { employee: { number: '2' } } },
        { patch: [{ op: 'add', path: '/claims/employee/x', value: 1 }] },
      ],
      [
        { op: 'replace', path: '/claims/employee', value: { number: '2', x: 1 } },
        { op: 'add', path: '/claims/airports/-', value: 'lax' },
      ],
    ],
    [
      'two operations on one path are one',
      [
        {
          patch: [
            { op: 'replace', path: '/claims/employee/email', value: 'b' },
            { op: 'replace', path: '/claims/employee/email', value: 'c' },
          ],
        },
      ],
      [{ op: 'replace', path: '/claims/employee', value: { number: '1', email: 'c' } }],
    ],
    [
      'operations that end where they began are not sent',
      [
        {
          patch: [
            { op: 'add', path: '/claims/airports/2', value: 'lax' },
            { op: 'remove', path: '/claims/airports/2' },
          ],
        },
      ],
      [],
    ],
  ])('%s', (_, changes, expected) =>
    expect(patched(...changes)).toEqual({ operations: expected, leftOut: [] }),
  );

  test('what does not apply is left out, and named', () => {
    const { operations, leftOut } = patched({
      replace: { nick: 'x' },
      remove: ['birthdate'],
      patch: [
        { op: 'remove', path: '/claims/airports/9' },
        { op: 'add', path: '/claims/nowhere/member', value: 1 },
        { op: 'add', path: '/claims/ver/member', value: 1 },
      ],
    });
    expect(operations).toEqual([]);
    expect(leftOut).toEqual([
      'nick',
      'birthdate',
      '/claims/airports/9',
      '/claims/nowhere/member',
      '/claims/ver/member',
    ]);
  });

  test.each([
    {},
    { claims: null },
    { claims: [] },
    { claims: 'x', token: { lifetime: { expiration: 'x' } } },
  ])('a token of the request without claims gets none: %j', (odd) => {
    const leftOut: string[] = [];
    const change = {
      set: { a: 1 },
      lifetime: '5m',
      patch: [{ op: 'add' as const, path: '/claims/b', value: 1 }],
    };
    expect(tokenPatch(odd, [{ change, leaveOut: (name) => leftOut.push(name) }])).toEqual([]);
    expect(leftOut).toEqual(['set', 'patch']);
  });

  const names = fc.constantFrom('email', 'ver', 'airports', 'employee', 'a', 'b/c', '__proto__');
  const values = fc.oneof(
    fc.constantFrom(1, 'x', true),
    fc.constant(['y', 'z']),
    fc.constant({ number: 'n', more: ['m'] }),
  );
  const members = fc.constantFrom('', '/0', '/1', '/9', '/-', '/number', '/more/-', '/x', '/~0');
  const operation = fc.record({
    op: fc.constantFrom('add', 'replace', 'remove'),
    path: fc.tuple(names, members).map(([name, member]) => `/claims/${name.replace('/', '~1')}${member}`),
    value: values,
  });
  const change = fc.record(
    {
      set: fc.dictionary(names, values, { maxKeys: 3 }),
      replace: fc.dictionary(names, values, { maxKeys: 2 }),
      remove: fc.array(names, { maxLength: 2 }),
      lifetime: fc.integer({ min: 300, max: 86_400 }).map((seconds) => `${seconds}s`),
      patch: fc.array(operation, { maxLength: 4 }),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<TokenChanges>;

  test('for random changes: Okta voids nothing, and ends with what the outcomes say', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        const expected = { claims: structuredClone(CLAIMS) };
        for (const { set = {}, replace = {}, remove = [], patch = [] } of changes) {
          for (const [name, value] of Object.entries(set)) claim(expected, 'add', name, value);
          for (const [name, value] of Object.entries(replace)) claim(expected, 'replace', name, value);
          for (const name of remove) claim(expected, 'remove', name);
          for (const one of patch) applyOperation(expected, structuredClone(one));
        }
        const atOkta = structuredClone(token);
        const { operations } = patched(...structuredClone(changes));
        for (const one of structuredClone(operations)) expect(applyOperation(atOkta, one)).toBeUndefined();
        expect(atOkta.claims).toEqual(expected.claims);
        const paths = operations.map(({ path }) => path).filter((path) => !path.endsWith('/-'));
        expect(new Set(paths).size).toBe(paths.length);
      }),
      { numRuns: 2000 },
    );
  });
});

function claim(root: object, op: PatchOperation['op'], name: string, value?: unknown): void {
  applyOperation(root, { op, path: `/claims/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, value });
}
