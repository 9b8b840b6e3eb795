import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/engine/operators/operator.ts';
import { parseList } from '../../../src/rules/lists.ts';
import { judge, problemOf } from './judge.ts';

const at = (time: string) => Date.parse(time);
const listOf = (csv: string) => {
  const { list, diagnostics } = parseList('rules/lists/members.csv', csv);
  expect(diagnostics).toEqual([]);
  return list;
};

const LAST_MOMENT = at('2026-03-01T23:59:59.999Z');
const TOO_LATE = at('2026-03-02T00:00:00Z');

/** Each operator that takes a list: an entry, a fact that it covers and one that it does not. */
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
];

describe.each(MEMBERS)(
  '$positive a list that holds $entry',
  ({ positive, negative, entry, covered, other }) => {
    const expectIn = (list: ReturnType<typeof listOf>, fact: unknown, now: number, verdict: Verdict) => {
      expect(judge(positive, list, fact, now)).toBe(verdict);
      expect(judge(negative, list, fact, now)).toBe(verdict === undefined ? undefined : !verdict);
    };

    test('an entry without a date always counts', () => {
      const list = listOf(`value\n${entry}\n`);
      expectIn(list, covered, LAST_MOMENT, true);
      expectIn(list, covered, at('9999-12-31T23:59:59Z'), true);
      expectIn(list, other, LAST_MOMENT, false);
    });

    test('a date counts to its end, in UTC', () => {
      const list = listOf(`value,expires\n${entry},2026-03-01\n`);
      expectIn(list, covered, LAST_MOMENT, true);
      expectIn(list, covered, TOO_LATE, false);
    });

    test('a time is the first moment at which the entry no longer counts', () => {
      const list = listOf(`value,expires\n${entry},2026-03-01T12:00:00+01:00\n`);
      expectIn(list, covered, at('2026-03-01T10:59:59.999Z'), true);
      expectIn(list, covered, at('2026-03-01T11:00:00Z'), false);
    });

    test('of duplicates the one that lasts longest counts, in either order', () => {
      for (const [first, second] of [
        ['2026-03-01', '2026-01-01'],
        ['2026-01-01', '2026-03-01'],
      ]) {
        const list = listOf(`value,expires\n${entry},${first}\n${entry},${second}\n`);
        expectIn(list, covered, LAST_MOMENT, true);
        expectIn(list, covered, TOO_LATE, false);
      }
    });

    test('a duplicate without a date lasts for ever, in either order', () => {
      expectIn(listOf(`value,expires\n${entry},2026-01-01\n${entry},\n`), covered, TOO_LATE, true);
      expectIn(listOf(`value,expires\n${entry},\n${entry},2026-01-01\n`), covered, TOO_LATE, true);
    });

    test('a date before 1970 has passed', () => {
      expectIn(listOf(`value,expires\n${entry},1969-01-01\n`), covered, 0, false);
    });

    test('an absent fact is neither in nor out, whatever has expired', () => {
      const list = listOf(`value,expires\n${entry},2026-01-01\n`);
      expectIn(list, undefined, TOO_LATE, undefined);
      expectIn(list, null, TOO_LATE, undefined);
    });

    test('an empty list holds nothing', () => {
      expectIn(listOf('value\n'), covered, TOO_LATE, false);
    });
  },
);

describe('entries', () => {
  test('an expired entry does not take another one with it', () => {
    const list = listOf('value,expires\nokta.com,2026-01-01\n*.okta.com,2027-01-01\nb.example,\n');
    expect(judge('emailDomainIn', list, 'a@okta.com', TOO_LATE)).toBe(false);
    expect(judge('emailDomainIn', list, 'a@x.okta.com', TOO_LATE)).toBe(true);
    expect(judge('emailDomainIn', list, 'a@b.example', TOO_LATE)).toBe(true);
  });

  test('of overlapping blocks each has its own date', () => {
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

  test('names that JavaScript knows are entries like others', () => {
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
