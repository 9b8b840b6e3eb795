import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../../src/engine/evaluate.ts';
import { registration } from '../../../../src/hooks/registration/contract.ts';
import { logicOf } from '../../../../src/lint/logic/logic.ts';
import { valueAt } from '../../../../src/rules/fact-path.ts';
import type { List } from '../../../../src/rules/lists/list.ts';
import { parseList } from '../../../../src/rules/lists/parse-list.ts';
import type { Condition } from '../../../../src/rules/rule-file.ts';
import { compileForEngine } from '../../engine/compile-rule-file.ts';
import { condition, factValues } from './random-conditions.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');

/** Whether a condition can never hold, and whether it can never fail, as far as is known. */
function settled(when: Condition, conditions: Record<string, Condition> = {}, lists: List[] = []): string {
  const logic = logicOf(lists, NOW, registration);
  const rule = { at: '', rule: { when }, conditions: new Map(Object.entries(conditions)) };
  if (logic.contradiction(rule, true)) return 'never';
  return logic.contradiction(rule, false) ? 'always' : 'open';
}

const at = (operator: string, value?: unknown) => ({ fact: 'a', operator, value }) as Condition;

const dated = (operator: string, value: string, dateFormat: string) => ({
  ...at(operator, value),
  dateFormat,
});

describe('lint logic: two tests of one fact', () => {
  test.each<[expected: 'never' | 'open', one: Condition, other: Condition]>([
    ['never', at('equal', 'x'), at('notEqual', 'x')],
    ['never', at('equal', 'x'), at('equal', 'y')],
    ['never', at('equal', 1), at('equal', '2')],
    ['open', at('equal', 1), at('equal', '1')],
    ['never', at('equal', true), at('equal', 'true')],
    ['never', at('in', ['x', 'y']), at('in', ['z'])],
    ['open', at('in', ['x', 'y']), at('in', ['y', 'z'])],
    ['never', at('in', ['x', 'y']), at('notIn', ['x', 'y', 'z'])],
    ['open', at('notIn', ['x']), at('notIn', ['y'])],
    ['never', at('in', ['12', 'ab']), at('digits', 3)],
    ['never', at('equal', 'kim@okta.com'), at('emailDomainIn', ['example.com'])],
    ['never', at('equal', 'AB-1'), at('matches', 'CD-.*')],
    ['open', at('equal', 'AB-1'), at('matches', 'AB-.*')],
    // A request may hold the number or its text, and only one of them is a time, or an address.
    ['open', at('equal', 18), at('greaterThan', 17)],
    ['open', at('equal', 12), { not: at('not:email') }],
    // The age is not reached yet, but will be.
    ['open', at('equal', '2026-05-01'), at('olderThan', '90d')],
    ['never', at('ignoreCase:in', ['Kim']), at('ignoreCase:in', ['Lee'])],
    ['open', at('ignoreCase:in', ['Kim']), at('ignoreCase:in', ['kIM'])],
    ['open', at('ignoreCase:in', ['Kim']), at('in', ['kim'])],
    ['open', at('trim:equal', 'x'), at('equal', ' x')],
    ['never', at('trim:equal', 'x'), at('trim:notEqual', 'x')],
    ['never', at('someFact:equal', 'x'), { not: at('someFact:equal', 'x') }],
    ['open', at('someFact:equal', 'x'), at('someFact:notEqual', 'x')],
    ['never', at('digits', 4), at('digits', 5)],
    ['open', at('digits', [4, 6]), at('digits', [6, 8])],
    ['never', at('digits', 4), at('lengthBetween', [5, 64])],
    ['never', at('digits', 4), { not: at('digits', [3, 5]) }],
    ['open', { not: at('digits', 4) }, at('digits', [3, 5])],
    ['never', at('lessThan', 5), at('greaterThan', 5)],
    ['open', at('lessThanInclusive', 5), at('greaterThanInclusive', 5)],
    ['open', at('greaterThan', 1.5), at('lessThan', 1.6)],
    ['never', at('lessThan', 5), { not: at('lessThan', 10) }],
    ['open', { not: at('lessThan', 5) }, { not: at('greaterThan', 4) }],
    ['never', at('before', '2026-01-01'), at('after', '2026-01-01')],
    ['open', at('before', '2026-01-01T00:00:00.002Z'), at('after', '2026-01-01')],
    ['never', at('before', '2026-01-01T00:00:00.001Z'), at('after', '2026-01-01')],
    ['open', at('after', '9999-12-31T23:59:59Z'), at('after', '9999-12-31T23:59:59.9Z')],
    ['never', at('olderThan', '90d'), at('newerThan', '30d')],
    ['open', at('olderThan', '30d'), at('newerThan', '90d')],
    ['never', at('olderThan', '18y'), at('newerThan', '18y')],
    ['never', at('olderThan', '2y'), at('newerThan', '6mo')],
    ['open', at('olderThan', '6mo'), at('newerThan', '190d')],
    [
      'never',
      dated('before', '2026-01-01', 'DD/MM/YYYY'),
      { not: dated('before', '2026-01-01', 'DD/MM/YYYY') },
    ],
    // A text can be a date in one form, and another one in another.
    ['open', dated('before', '2026-02-01', 'DD/MM/YYYY'), dated('after', '2026-02-02', 'MM/DD/YYYY')],
    ['open', dated('before', '2026-01-01', 'DD/MM/YYYY'), { not: at('before', '2026-01-01') }],
    ['never', at('equal', '30/11/1980'), dated('after', '2008-11-30', 'DD/MM/YYYY')],
    ['open', at('equal', '30/11/1980'), dated('before', '2008-11-30', 'DD/MM/YYYY')],
    ['never', at('phonePrefixIn', ['+44']), at('phonePrefixNotIn', ['+44'])],
    ['open', { not: at('phonePrefixIn', ['+44']) }, { not: at('phonePrefixNotIn', ['+44']) }],
    ['never', at('emailDomainIn', ['okta.com']), at('emailDomainIn', ['example.com'])],
    ['never', at('emailDomainIn', ['okta.com']), at('emailDomainIn', ['*.okta.com'])],
    ['open', at('emailDomainIn', ['eu.okta.com']), at('emailDomainIn', ['*.OKTA.com'])],
    ['never', at('emailDomainIn', ['a.eu.okta.com']), at('emailDomainNotIn', ['*.okta.com'])],
    ['open', at('emailDomainIn', ['*.okta.com']), at('emailDomainNotIn', ['*.eu.okta.com'])],
    ['never', at('emailDomainIn', ['.okta.com']), at('emailDomainNotIn', ['okta.com', '*.okta.com'])],
    ['open', at('emailDomainIn', ['.okta.com']), at('emailDomainNotIn', ['okta.com'])],
    ['open', at('emailDomainIn', ['.okta.com']), at('emailDomainNotIn', ['*.okta.com'])],
    ['never', at('emailDomainIn', ['.okta.com']), at('emailDomainNotIn', ['*.com'])],
    ['open', at('emailDomainIn', ['*.gov']), at('emailDomainNotIn', ['agency.gov'])],
    ['never', at('emailDomainIn', ['a.gov']), at('emailDomainNotIn', ['.gov'])],
    ['never', at('emailDomainIn', ['okta.com']), { not: at('email') }],
    // A domain in letters of another script is neither listed nor not.
    [
      'open',
      at('email'),
      { not: { any: [at('emailDomainIn', ['a.bc']), at('emailDomainNotIn', ['a.bc'])] } },
    ],
    ['never', at('startsWith', 'AB'), at('startsWith', 'CD')],
    ['open', at('startsWith', 'AB'), at('startsWith', 'ABC')],
    ['never', at('endsWith', '-DE'), at('endsWith', '-FR')],
    ['never', at('present'), at('absent')],
    ['never', at('absent'), at('notIn', ['x'])],
    ['never', at('not:present'), at('contains', 'x')],
    ['open', at('absent'), { not: at('in', ['x']) }],
    ['open', { not: at('in', ['x']) }, { not: at('notIn', ['x']) }],
    ['never', at('ipInCidr', ['10.0.0.0/8']), at('not:ipInCidr', ['10.0.0.0/8'])],
    ['never', at('equal', { fact: 'b' }), at('notEqual', { fact: 'b' })],
    ['open', at('equal', { fact: 'b' }), at('equal', { fact: 'c' })],
  ])('%s: %o %o', (expected, one, other) => {
    expect(settled({ all: [one, other] })).toBe(expected);
    expect(settled({ all: [other, one] })).toBe(expected);
    const dual = { any: [{ not: one }, { not: other }] };
    expect(settled(dual)).toBe(expected === 'never' ? 'always' : 'open');
  });

  test('three can exclude each other although no two do', () => {
    const three = [at('digits', [1, 3]), { not: at('digits', 1) }, { not: at('digits', [2, 3]) }];
    expect(settled({ all: three })).toBe('never');
    expect(settled({ all: three.slice(1) })).toBe('open');
    // A list is neither equal nor unequal to a text.
    const neither = [at('present'), { not: at('equal', 'x') }, { not: at('notEqual', 'x') }];
    expect(settled({ all: neither })).toBe('open');
  });

  test.each([
    [at('present'), at('absent')],
    [at('trim:present'), at('trim:absent')],
    [at('present'), at('not:present')],
  ])('a fact is present or absent: %o %o', (one, other) => {
    expect(settled({ any: [one, other] })).toBe('always');
    expect(settled({ all: [{ not: one }, { not: other }] })).toBe('never');
  });

  test('only an array has elements that are present or absent', () => {
    expect(settled({ any: [at('someFact:present'), at('not:someFact:present')] })).toBe('open');
  });

  test('two spellings of a path are one fact', () => {
    const spelled = { fact: 'data.userProfile["email"]', operator: 'equal', value: 'x' };
    expect(
      settled({ all: [spelled, { ...spelled, fact: 'data.userProfile.email', operator: 'notEqual' }] }),
    ).toBe('never');
    expect(settled({ all: [at('equal', 'x'), { fact: 'b', operator: 'equal', value: 'y' }] })).toBe('open');
  });
});

describe('lint logic: lists', () => {
  const staff = parseList('lists/staff.txt', 'okta.com\n').list;
  const guests = parseList('lists/guests.csv', 'value,expires\nokta.com,2030-01-01\n').list;
  const others = parseList('lists/others.txt', '*.org\n').list;
  const none = parseList('lists/none.txt', '').list;
  const large = parseList(
    'lists/large.txt',
    Array.from({ length: 500 }, (_, i) => `${i}.example.com`).join('\n'),
  ).list;
  const settledBy = (one: Condition, other: Condition) =>
    settled({ all: [one, other] }, {}, [staff, others, guests, none, large]);

  test.each([
    ['never', at('emailDomainIn', { list: 'staff' }), at('emailDomainIn', ['example.com'])],
    ['never', at('emailDomainIn', { list: 'large' }), at('emailDomainNotIn', { list: 'large' })],
    ['never', at('emailDomainIn', { list: 'guests' }), at('emailDomainNotIn', { list: 'guests' })],
    ['never', at('emailDomainIn', { lists: ['staff', 'others'] }), at('emailDomainIn', ['example.com'])],
    [
      'never',
      at('emailDomainIn', { lists: ['staff', 'others'] }),
      at('emailDomainNotIn', ['.okta.com', '.org']),
    ],
    ['open', at('emailDomainIn', { lists: ['staff', 'others'] }), at('emailDomainIn', ['b.org'])],
    ['open', at('emailDomainIn', { lists: ['staff', 'guests'] }), at('emailDomainIn', ['example.com'])],
    ['open', at('emailDomainIn', { lists: ['staff', 'unknown'] }), at('emailDomainIn', ['example.com'])],
    // Lists with expiring entries, empty lists and large lists are not analyzed.
    ['open', at('emailDomainIn', { list: 'guests' }), at('emailDomainNotIn', { list: 'staff' })],
    ['open', at('emailDomainIn', { list: 'none' }), at('emailDomainIn', { list: 'staff' })],
    ['open', at('emailDomainIn', { list: 'large' }), at('emailDomainIn', { list: 'staff' })],
    ['open', at('emailDomainIn', { list: 'unknown' }), at('emailDomainIn', { list: 'staff' })],
  ])('%s: %o %o', (expected, one, other) => expect(settledBy(one, other)).toBe(expected));
});

describe('lint logic: named conditions and size', () => {
  const x = at('equal', 'x');
  const clash: Condition = { all: [x, at('equal', 'y')] };

  test('follows a name', () => {
    expect(settled({ condition: 'c' }, { c: clash })).toBe('never');
    expect(settled({ not: { condition: 'c' } }, { c: { not: { not: clash } } })).toBe('always');
  });
  test('concludes nothing from an unknown name or a cycle', () => {
    expect(settled({ all: [{ condition: 'c' }, clash] })).toBe('open');
    expect(settled({ condition: 'c' }, { c: { all: [{ condition: 'c' }, clash] } })).toBe('open');
    expect(settled({ all: [at('equl', 'x'), at('digits', 'x')] })).toBe('open');
  });
  test('ends on a condition that doubles with every name', () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        `c${i}`,
        { all: [{ condition: `c${i + 1}` }, { condition: `c${i + 1}` }] },
      ]),
    );
    expect(settled({ condition: 'c0' }, { ...doubling, c60: clash })).toBe('never');
  });
  test('concludes nothing from too many alternatives', () => {
    const pairs = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        any: [at('equal', `x${i}`), { ...x, fact: `b${i}` } as Condition],
      }));
    expect(settled({ all: [...pairs(7), clash] })).toBe('never');
    expect(settled({ all: [...pairs(9), clash] })).toBe('open');
  });
});

test('lint logic: never-holds and always-holds are true for every request', async () => {
  const seen = { never: 0, always: 0, open: 0 };
  await fc.assert(
    fc.asyncProperty(condition, fc.boolean(), async (written, turned) => {
      const when = turned ? { not: written } : written;
      const claim = settled(when) as keyof typeof seen;
      seen[claim] += 1;
      if (claim === 'open') return;
      const { list, diagnostics } = compileForEngine({
        rules: [{ name: 'r', when, then: 'yes', otherwise: 'no' }],
      });
      expect(diagnostics).toEqual([]);
      for (const a of factValues)
        for (const b of JSON.stringify(when).includes('"b"') ? factValues : [null]) {
          const { decisive } = await evaluate(list, (path) => valueAt({ a, b }, path), { now: NOW });
          expect([decisive[0]?.outcome, a, b]).toEqual([claim === 'never' ? 'no' : 'yes', a, b]);
        }
    }),
    { numRuns: 1500 },
  );
  expect(seen.never).toBeGreaterThan(20);
  expect(seen.always).toBeGreaterThan(20);
});
