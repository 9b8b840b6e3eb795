import { describe, expect, test } from 'vitest';
import { isProblem, type Literal, type NotedEntries } from '../../../../src/engine/operators/operator.ts';
import { forAnswering, type List } from '../../../../src/rules/lists/list.ts';
import { parseList } from '../../../../src/rules/lists/parse-list.ts';
import { NOW, operatorNamed } from './judge.ts';

const listOf = (csv: string): List => parseList('rules/lists/members.csv', csv).list;

/** The entries that a test records for a trace, as `line entry`. */
function expiredFor(written: string, value: Literal, fact: unknown): string[] {
  const prepared = operatorNamed(written).prepare(value);
  if (isProblem(prepared)) throw new Error(prepared.message);
  const noted: NotedEntries = { matched: [], expired: [] };
  const verdict = prepared(fact, { now: NOW, noted });
  const { expired } = noted;
  // Without a trace the result is the same, and nothing is recorded.
  expect(prepared(fact, { now: NOW })).toBe(verdict);
  expect(expired.every(({ file, expires }) => file === 'rules/lists/members.csv' && expires <= NOW)).toBe(
    true,
  );
  return expired.map(({ line, entry }) => `${line} ${entry}`);
}

const CSV = `value,expires
live.example,
gone.example,2026-02-28
*.below.example,2026-02-27
below.example,2026-02-26
Kim@Gone.example,2026-02-28
twice,2026-01-01
twice,2026-02-28
back,2026-01-01
back,2027-01-01
`;

const DOMAINS = `value,expires
gone.example,2026-02-28
*.below.example,2026-02-27
below.example,2026-02-26
a.mixed.example,2026-02-26
*.mixed.example,
`;

const NETWORKS = `value,expires
203.0.113.9/24,2026-02-28
203.0.113.7,2026-02-27
198.51.100.0/24,
2001:db8::/32,2026-02-28
::/0,2026-02-28
`;

const PHONES = `value,expires
+44,2026-02-28
+441632,2026-02-27
JM,2026-02-26
+1876,
`;

describe.each([
  ['in', CSV, 'gone.example', ['3 gone.example']],
  ['notIn', CSV, 'gone.example', ['3 gone.example']],
  ['not:in', CSV, 'gone.example', ['3 gone.example']],
  ['trim:in', CSV, ' gone.example ', ['3 gone.example']],
  ['in', CSV, 'live.example', []],
  ['in', CSV, 'other.example', []],
  ['in', CSV, null, []],
  ['in', CSV, 'twice', ['8 twice']],
  ['in', CSV, 'back', []],
  ['ignoreCase:in', CSV, 'KIM@gone.example', ['6 kim@gone.example']],
  ['someFact:in', CSV, ['other', 'gone.example'], ['3 gone.example']],
  ['everyFact:in', CSV, ['gone.example', 'live.example'], ['3 gone.example']],
  ['in', 'value\ngone.example\n', 'gone.example', []],
  ['emailDomainIn', DOMAINS, 'kim@GONE.example', ['2 gone.example']],
  ['emailDomainNotIn', DOMAINS, 'kim@gone.example', ['2 gone.example']],
  ['emailDomainIn', DOMAINS, 'kim@a.b.below.example', ['3 *.below.example']],
  ['emailDomainIn', DOMAINS, 'kim@below.example', ['4 below.example']],
  ['emailDomainIn', DOMAINS, 'kim@a.mixed.example', []],
  ['emailDomainIn', DOMAINS, 'nonsense', []],
  ['ipInCidr', NETWORKS, '203.0.113.7', ['2 203.0.113.0/24', '3 203.0.113.7', '6 ::/0']],
  ['ipNotInCidr', NETWORKS, '2001:db8::1', ['5 2001:db8::/32', '6 ::/0']],
  ['ipInCidr', NETWORKS, '198.51.100.1', []],
  ['ipInCidr', NETWORKS, 'nonsense', []],
  ['phonePrefixIn', PHONES, '+44 1632 960123', ['2 +44', '3 +441632']],
  ['phonePrefixNotIn', PHONES, '+1 658 234 5678', ['4 JM']],
  ['phonePrefixIn', PHONES, '+1 876 234 5678', []],
  ['phonePrefixIn', PHONES, '+1 202 555 0123', []],
  ['phonePrefixIn', PHONES, '0412345678', []],
] as const)('expired entries: %s', (operator, csv, fact, expected) => {
  test(`${JSON.stringify(fact)} would have matched ${expected.join(', ') || 'none'}`, () => {
    const list = listOf(csv);
    expect(new Set(expiredFor(operator, list, fact))).toEqual(new Set(expected));
    // A list has its index, and can go to another thread, once an operator has read it.
    const elsewhere = structuredClone(forAnswering(list));
    expect(new Set(expiredFor(operator, elsewhere, fact))).toEqual(new Set(expected));
  });
});

test.each([
  ['someValue:startsWith', 'gone.example/x', ['3 gone.example']],
  ['someValue:startsWith', 'live.example/gone.example', []],
  ['someValue:startsWith', 'another', []],
  ['everyValue:doesNotContain', 'gone.example', ['3 gone.example']],
])('expired entries: %s tests them for a trace only (%j)', (operator, fact, expected) => {
  const list = listOf(CSV);
  expect(expiredFor(operator, list, fact)).toEqual(expected);
  expect(expiredFor(operator, structuredClone(forAnswering(list)), fact)).toEqual(expected);
});

test('expired entries: an expired pattern fails no test for a trace', () => {
  const list = listOf('value,expires\nzzz,\n.*http.*,2026-02-28\n');
  expect(expiredFor('everyValue:notMatches', list, 'http')).toEqual(['3 .*http.*']);
  expect(expiredFor('everyValue:notMatches', list, 'win\nhttp')).toEqual([]);
});
