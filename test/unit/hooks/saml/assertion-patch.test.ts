import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyOperation } from '../../../../src/hooks/json-patch.ts';
import { assertionPatch } from '../../../../src/hooks/saml/assertion-patch.ts';
import type { AssertionChanges, PatchOperation } from '../../../../src/rules/rule-file.ts';

const attribute = (type: string, ...values: string[]) => ({
  attributes: { NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified' },
  attributeValues: values.map((value) => ({ attributes: { 'xsi:type': `xs:${type}` }, value })),
});
const basic = { NameFormat: 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic' };
const assertion = {
  subject: { nameId: 'user@example.com' },
  authentication: {
    authnContext: { authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:Password' },
  },
  claims: {
    patient: { ...attribute('integer', '4321'), attributes: basic },
    list: attribute('string', 'a', 'b', 'c'),
  },
  lifetime: { expiration: 300 },
};

function patched(...changes: AssertionChanges[]): { operations: PatchOperation[]; leftOut: string[] } {
  const leftOut: string[] = [];
  const requested = changes.map((change) => ({ change, leaveOut: (name: string) => leftOut.push(name) }));
  return { operations: assertionPatch(assertion, requested), leftOut };
}

describe('assertion patch', () => {
  test.each<[string, AssertionChanges[], PatchOperation[]]>([
    [
      'a new attribute is added',
      [{ set: { role: 'reader' } }],
      [{ op: 'add', path: '/claims/role', value: attribute('string', 'reader') }],
    ],
    [
      'values go out as text',
      [{ set: { roles: ['reader', 7, true] } }],
      [{ op: 'add', path: '/claims/roles', value: attribute('string', 'reader', '7', 'true') }],
    ],
    [
      'a type can be named',
      [{ set: { id: { value: '4711', type: 'integer' } } }],
      [{ op: 'add', path: '/claims/id', value: attribute('integer', '4711') }],
    ],
    [
      'an attribute that is there is replaced whole, and its NameFormat stays',
      [{ set: { patient: '1' } }],
      [{ op: 'replace', path: '/claims/patient', value: { ...attribute('string', '1'), attributes: basic } }],
    ],
    ['an equal attribute is not sent', [{ set: { list: ['a', 'b', 'c'] } }], []],
    [
      'the later value wins, once',
      [{ set: { role: 'x' } }, { set: { role: 'y' } }],
      [{ op: 'add', path: '/claims/role', value: attribute('string', 'y') }],
    ],
    [
      'a URI is escaped',
      [{ set: { 'https://x/a': 'b' } }],
      [{ op: 'add', path: '/claims/https:~1~1x~1a', value: attribute('string', 'b') }],
    ],
    [
      'one value by its index',
      [{ patch: [{ op: 'replace', path: '/claims/list/attributeValues/1/value', value: 'z' }] }],
      [{ op: 'replace', path: '/claims/list/attributeValues/1/value', value: 'z' }],
    ],
    [
      'subject, context and session go out last; the shorter session wins',
      [
        { nameId: '00u1', authnContext: 'urn:x', sessionLifetime: '8h' },
        { set: { role: 'x' }, sessionLifetime: '1h' },
      ],
      [
        { op: 'add', path: '/claims/role', value: attribute('string', 'x') },
        { op: 'replace', path: '/subject/nameId', value: '00u1' },
        { op: 'replace', path: '/authentication/authnContext', value: { authnContextClassRef: 'urn:x' } },
        { op: 'add', path: '/authentication/sessionLifetime', value: 3600 },
      ],
    ],
  ])('%s', (_, changes, expected) =>
    expect(patched(...changes)).toEqual({ operations: expected, leftOut: [] }),
  );

  test('an object that a template gave is left out: it has no text', () => {
    const object = { a: 1 } as never;
    expect(patched({ set: { roles: ['reader', object], team: { value: object } } })).toEqual({
      operations: [{ op: 'add', path: '/claims/roles', value: attribute('string', 'reader') }],
      leftOut: ['team'],
    });
  });

  test('what does not apply is left out, and named', () => {
    const { operations, leftOut } = patched({
      set: { empty: [], none: {} },
      replace: { missing: 'x' },
      patch: [{ op: 'replace', path: '/claims/list/attributeValues/7/value', value: 'x' }],
    });
    expect(operations).toEqual([]);
    expect(leftOut).toEqual(['empty', 'none', 'missing', '/claims/list/attributeValues/7/value']);
  });

  test('a subject without a name fails', () => {
    expect(() => patched({ nameId: ' ' })).toThrow('nameId came out empty');
  });

  const names = fc.constantFrom('patient', 'list', 'new', 'a/b');
  const values = fc.oneof(fc.constantFrom('x', 7, true), fc.constant(['y', 'z']), fc.constant([]));
  const operation = fc.record({
    op: fc.constantFrom('add', 'replace'),
    path: fc
      .tuple(
        names,
        fc.constantFrom('/attributeValues/0/value', '/attributeValues/5/value', '/attributeValues/-'),
      )
      .map(([name, member]) => `/claims/${name.replace('/', '~1')}${member}`),
    value: fc.constant('p'),
  });
  const change = fc.record(
    {
      set: fc.dictionary(names, values, { maxKeys: 2 }),
      replace: fc.dictionary(names, values, { maxKeys: 2 }),
      patch: fc.array(operation, { maxLength: 3 }),
      sessionLifetime: fc.integer({ min: 1, max: 9 }).map((hours) => `${hours}h`),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<AssertionChanges>;

  test('for random changes: no operation is one that Okta would refuse', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
        const atOkta = structuredClone(assertion);
        for (const one of patched(...changes).operations) expect(applyOperation(atOkta, one)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('an assertion that lacks a part', () => {
  const patchOf = (request: object, change: AssertionChanges) => {
    const leftOut: string[] = [];
    const leaveOut = (name: string) => leftOut.push(name);
    return { operations: assertionPatch(request as never, [{ change, leaveOut }]), leftOut };
  };

  test.each<[string, object, AssertionChanges]>([
    ['subject', { ...assertion, subject: undefined }, { nameId: 'x' }],
    ['subject that is text', { ...assertion, subject: 'x' }, { nameId: 'x' }],
    ['nameId', { ...assertion, subject: {} }, { nameId: 'x' }],
    ['authentication context', { ...assertion, authentication: {} }, { authnContext: 'x' }],
    ['authentication', { ...assertion, authentication: null }, { sessionLifetime: '8h' }],
  ])(
    '%s: the decision fails, because leaving the change out would sign in another user, or for longer',
    (_, request, change) =>
      expect(() => patchOf(request, change)).toThrow('the assertion of the request has no'),
  );

  test('claims that are no map: attributes are left out', () => {
    expect(patchOf({ ...assertion, claims: null }, { set: { a: 'x' } })).toEqual({
      operations: [],
      leftOut: ['a'],
    });
  });

  test('a patch after which an attribute has no value of text is left out', () => {
    for (const [path, value] of [
      ['/claims/list/attributeValues', []],
      ['/claims/list/attributeValues/0', 'x'],
      ['/claims/list/attributeValues/0/value', { a: 1 }],
    ] as const)
      expect(patchOf(assertion, { patch: [{ op: 'replace', path, value }] })).toEqual({
        operations: [],
        leftOut: [path],
      });
  });
});
