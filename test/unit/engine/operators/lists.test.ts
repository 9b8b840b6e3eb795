import { BlockList } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../../src/engine/operators/operator.ts';
import { forAnswering, type List } from '../../../../src/rules/lists/list.ts';
import { parseList } from '../../../../src/rules/lists/parse-list.ts';
import { judge, problemOf } from './judge.ts';

const at = (time: string) => Date.parse(time);
const listOf = (csv: string) => {
  const { list, diagnostics } = parseList('rules/lists/members.csv', csv);
  expect(diagnostics).toEqual([]);
  return list;
};

/** The form in which another thread gets an indexed list. */
const inAnotherThread = (list: List) => structuredClone(forAnswering(list));

const LAST_MOMENT = at('2026-03-01T23:59:59.999Z');
const TOO_LATE = at('2026-03-02T00:00:00Z');

/** Each operator that takes a list: an entry, a fact that it covers, and a fact that it does not cover. */
const MEMBERS = [
  { positive: 'in', negative: 'notIn', entry: 'sales', covered: 'sales', other: 'legal' },
  {
    positive: 'ignoreCase:in',
    negative: 'ignoreCase:notIn',
    entry: 'Sales',
    covered: 'SALES',
    other: 'legal',
  },
  {
    positive: 'emailDomainIn',
    negative: 'emailDomainNotIn',
    entry: 'okta.com',
    covered: 'a@okta.com',
    other: 'a@b.example',
  },
  {
    positive: 'emailDomainIn',
    negative: 'emailDomainNotIn',
    entry: '*.okta.com',
    covered: 'a@x.okta.com',
    other: 'a@okta.com',
  },
  {
    positive: 'ipInCidr',
    negative: 'ipNotInCidr',
    entry: '203.0.113.0/24',
    covered: '203.0.113.7',
    other: '198.51.100.1',
  },
  {
    positive: 'ipInCidr',
    negative: 'ipNotInCidr',
    entry: '2001:db8::/32',
    covered: '2001:db8::1',
    other: '::1',
  },
  {
    positive: 'phonePrefixIn',
    negative: 'phonePrefixNotIn',
    entry: '+44',
    covered: '+44 1632 960123',
    other: '+61412345678',
  },
  {
    positive: 'phonePrefixIn',
    negative: 'phonePrefixNotIn',
    entry: 'JM',
    covered: '+1 876 234 5678',
    other: '+12025550123',
  },
];

describe.each(MEMBERS)(
  '$positive a list that holds $entry',
  ({ positive, negative, entry, covered, other }) => {
    const expectIn = (list: ReturnType<typeof listOf>, fact: unknown, now: number, verdict: Verdict) => {
      expect(judge(positive, list, fact, now)).toBe(verdict);
      expect(judge(negative, list, fact, now)).toBe(verdict === undefined ? undefined : !verdict);
      expect(judge(positive, inAnotherThread(list), fact, now)).toBe(verdict);
    };

    test('an entry without a date always counts', () => {
      const list = listOf(`value\n${entry}\n`);
      expectIn(list, covered, LAST_MOMENT, true);
      expectIn(list, covered, at('9999-12-31T23:59:59Z'), true);
      expectIn(list, other, LAST_MOMENT, false);
    });

    test('an entry is valid to the end of its date, in UTC', () => {
      const list = listOf(`value,expires\n${entry},2026-03-01\n`);
      expectIn(list, covered, LAST_MOMENT, true);
      expectIn(list, covered, TOO_LATE, false);
    });

    test('an entry is no longer valid at its time', () => {
      const list = listOf(`value,expires\n${entry},2026-03-01T12:00:00+01:00\n`);
      expectIn(list, covered, at('2026-03-01T10:59:59.999Z'), true);
      expectIn(list, covered, at('2026-03-01T11:00:00Z'), false);
    });

    test('the latest of two duplicates counts, in either order', () => {
      for (const [first, second] of [
        ['2026-03-01', '2026-01-01'],
        ['2026-01-01', '2026-03-01'],
      ]) {
        const list = listOf(`value,expires\n${entry},${first}\n${entry},${second}\n`);
        expectIn(list, covered, LAST_MOMENT, true);
        expectIn(list, covered, TOO_LATE, false);
      }
    });

    test('a duplicate without a date never expires, in either order', () => {
      expectIn(listOf(`value,expires\n${entry},2026-01-01\n${entry},\n`), covered, TOO_LATE, true);
      expectIn(listOf(`value,expires\n${entry},\n${entry},2026-01-01\n`), covered, TOO_LATE, true);
    });

    test('a date before 1970 has passed', () => {
      expectIn(listOf(`value,expires\n${entry},1969-01-01\n`), covered, 0, false);
    });

    test('an absent fact is neither in nor out, also with expired entries', () => {
      const list = listOf(`value,expires\n${entry},2026-01-01\n`);
      expectIn(list, undefined, TOO_LATE, undefined);
      expectIn(list, null, TOO_LATE, undefined);
    });

    test('an empty list holds nothing', () => {
      expectIn(listOf('value\n'), covered, TOO_LATE, false);
    });
  },
);

describe('lists: entries', () => {
  test('an expired entry does not affect another one', () => {
    const list = listOf('value,expires\nokta.com,2026-01-01\n*.okta.com,2027-01-01\nb.example,\n');
    expect(judge('emailDomainIn', list, 'a@okta.com', TOO_LATE)).toBe(false);
    expect(judge('emailDomainIn', list, 'a@x.okta.com', TOO_LATE)).toBe(true);
    expect(judge('emailDomainIn', list, 'a@b.example', TOO_LATE)).toBe(true);
  });

  test('each of two overlapping blocks has its own date', () => {
    const list = listOf('value,expires\n203.0.113.0/24,2026-01-01\n203.0.113.7,2027-01-01\n');
    expect(judge('ipInCidr', list, '203.0.113.7', TOO_LATE)).toBe(true);
    expect(judge('ipInCidr', list, '203.0.113.8', TOO_LATE)).toBe(false);
  });

  test('entries are text, a number matches by its decimal text', () => {
    const list = listOf('value\n1234\n0042\ntrue\n');
    expect(judge('in', list, 1234)).toBe(true);
    expect(judge('in', list, 42)).toBe(false);
    expect(judge('in', list, '0042')).toBe(true);
    expect(judge('in', list, true)).toBe(false);
  });

  test('names of JavaScript properties are entries like others', () => {
    expect(judge('in', listOf('value\na\n'), 'constructor')).toBe(false);
    expect(judge('in', listOf('value\n__proto__\n'), '__proto__')).toBe(true);
  });

  test.each([
    ['emailDomainIn', 'not a domain'],
    ['ipInCidr', 'not a block'],
  ])('%s refuses an entry that it cannot read, expired or not', (name, entry) => {
    expect(problemOf(name, listOf(`value,expires\n${entry},2020-01-01\n`))).toMatchObject({
      code: 'value-type',
      index: 0,
    });
  });
});

describe('lists: in another thread', () => {
  const csv = 'value,expires\nokta.com,\n*.b.example,2026-01-01\n';

  test('a list is indexed once for all operators with the same kind of index', () => {
    const list = listOf(csv);
    const indexes = () => ({ ...list.indexes });
    judge('in', list, 'okta.com');
    const first = indexes();
    expect(Object.keys(first)).toEqual(['text']);
    for (const operator of ['notIn', 'not:in', 'someFact:in', 'everyFact:notIn', 'trim:in'])
      judge(operator, list, 'okta.com');
    expect(indexes()).toEqual(first);
    expect(list.indexes?.text).toBe(first.text);
    judge('ignoreCase:in', list, 'okta.com');
    judge('not:ignoreCase:notIn', list, 'okta.com');
    judge('emailDomainIn', list, 'a@okta.com');
    judge('emailDomainNotIn', list, 'a@okta.com');
    expect(Object.keys(indexes())).toEqual(['text', 'foldedText', 'domains']);
  });

  test('has no entries, but their number', () => {
    const list = listOf(csv);
    judge('in', list, 'okta.com');
    expect(inAnotherThread(list)).toEqual({
      name: 'members',
      path: 'rules/lists/members.csv',
      size: 2,
      indexes: { text: expect.anything() },
      expiries: Float64Array.of(Date.parse('2026-01-02T00:00:00Z')),
    });
  });

  test('indexes are not copied', () => {
    const list = listOf(csv);
    judge('in', list, 'okta.com');
    const before = list.indexes?.text;
    const after = inAnotherThread(list).indexes.text;
    // Both threads see writes to shared memory.
    before?.slots.fill(0);
    expect(after?.slots.every((slot) => slot === 0)).toBe(true);
  });

  test('an operator that reads each entry has all of them', () => {
    const list = listOf('value,expires\nsales-,\nlegal-,2026-01-01\n');
    expect(judge('someValue:startsWith', list, 'legal-1', 0)).toBe(true);
    const handed = inAnotherThread(list);
    expect(judge('someValue:startsWith', handed, 'sales-1', TOO_LATE)).toBe(true);
    expect(judge('someValue:startsWith', handed, 'legal-1', TOO_LATE)).toBe(false);
    expect(judge('everyValue:startsWith', handed, 'sales-1', 0)).toBe(false);
  });

  test('a list without an index is not read as an empty list', () => {
    const list = inAnotherThread(listOf(csv));
    for (const operator of ['in', 'notIn', 'ignoreCase:in', 'emailDomainIn', 'someValue:startsWith'])
      expect(() => judge(operator, list, 'x')).toThrow('the entries of the list "members" stayed');
  });
});

describe('lists: random entries', () => {
  const domain = fc.constantFrom(
    'okta.com',
    'OKTA.com',
    'mail.okta.com',
    'b.example',
    '*.okta.com',
    'Straße.example',
  );
  const address = fc.constantFrom(
    '10.0.0.1',
    '10.0.0.0/8',
    '::ffff:10.0.0.1',
    '::ffff:10.0.0.0/104',
    '2001:db8::/32',
    '0.0.0.0/0',
    '::/0',
    '2001:db8::1',
  );
  test.each([
    ...[
      'in',
      'notIn',
      'not:in',
      'someFact:in',
      'everyFact:notIn',
      'trim:in',
      'ignoreCase:in',
      'trim:ignoreCase:notIn',
    ].map(
      (operator) =>
        [
          operator,
          fc.string({ unit: fc.constantFrom('a', 'A', ' ', 'é', '\u212a', 'k', '\ud800'), minLength: 1 }),
        ] as const,
    ),
    ...['someValue:startsWith', 'everyValue:ignoreCase:contains'].map(
      (operator) => [operator, fc.string({ unit: fc.constantFrom('a', 'A'), minLength: 1 })] as const,
    ),
    ...['emailDomainIn', 'emailDomainNotIn', 'not:emailDomainIn'].map(
      (operator) => [operator, domain] as const,
    ),
    ...['ipInCidr', 'ipNotInCidr', 'someFact:ipInCidr'].map((operator) => [operator, address] as const),
  ])('%s has the same verdict on an array, a list, and a list in another thread', (operator, entry) => {
    const facts = (texts: string[]) => [
      ...texts,
      ...texts.map((text) => `kim@${text}`),
      texts,
      ...texts.map((text) => text.replace(/\/.*/, '')),
    ];
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1 }), fc.array(entry), (values, others) => {
        const list: List = {
          name: 'l',
          path: 'lists/l.txt',
          entries: values.map((value, index) => ({ value, line: index + 1 })),
        };
        for (const fact of [...facts([...values, ...others]), 1, true, null]) {
          const expected = judge(operator, values, fact);
          expect(judge(operator, list, fact)).toBe(expected);
          expect(judge(operator, inAnotherThread(list), fact)).toBe(expected);
        }
      }),
    );
  });

  test('ipInCidr finds an address where Node.js finds it', () => {
    const group = fc.constantFrom(0, 1, 0x0a00, 0xffff, 0x8000);
    const ipv4 = fc
      .tuple(...Array.from({ length: 4 }, () => fc.constantFrom(0, 1, 10, 128, 255)))
      .map((parts) => parts.join('.'));
    const ipv6 = fc.oneof(
      fc
        .tuple(...Array.from({ length: 8 }, () => group))
        .map((parts) => parts.map((part) => part.toString(16)).join(':')),
      fc.tuple(group, group).map(([first, last]) => `${first.toString(16)}::${last.toString(16)}`),
      ipv4.map((tail) => `::ffff:${tail}`),
      ipv4.map((tail) => `1::${tail}`),
    );
    const block = fc.oneof(
      fc.tuple(ipv4, fc.integer({ min: 0, max: 32 })),
      fc.tuple(ipv6, fc.integer({ min: 0, max: 128 })),
    );
    const familyOf = (text: string) => (text.includes(':') ? 'ipv6' : 'ipv4');
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 5 }),
        fc.array(fc.oneof(ipv4, ipv6)),
        (blocks, addresses) => {
          const oracle = new BlockList();
          for (const [address, length] of blocks) oracle.addSubnet(address, length, familyOf(address));
          const written = blocks.map((one) => one.join('/'));
          for (const address of [...addresses, ...blocks.map(([first]) => first)])
            expect(judge('ipInCidr', written, address)).toBe(oracle.check(address, familyOf(address)));
        },
      ),
      { numRuns: 1000 },
    );
  });
});
