import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProblem, type Literal } from '../../../../src/engine/operators/operator.ts';
import { forAnswering, type List, unionOf } from '../../../../src/rules/lists/list.ts';
import type { ListEntry } from '../../../../src/rules/lists/list-entries.ts';
import { judge, NOW, operatorNamed } from './judge.ts';

const value = fc.constantFrom('a', 'A', 'b', 'ab');
const domain = fc.constantFrom('a.example', '*.a.example', '.b.example', '*.example', 'c.a.example');
const network = fc.constantFrom('203.0.113.0/24', '203.0.113.7', '::/0', '2001:db8::/32');
const expires = fc.constantFrom(undefined, NOW, NOW + 1);

function listsOf(entry: fc.Arbitrary<string>): fc.Arbitrary<List[]> {
  const entries = fc.array(fc.record({ value: entry, expires }), { maxLength: 4 });
  return fc.array(entries, { minLength: 1, maxLength: 3 }).map((lists) =>
    lists.map((one, index) => ({
      name: `l${index}`,
      path: `lists/l${index}.csv`,
      entries: one.map((written, line): ListEntry => {
        const { expires: until, ...rest } = written;
        return { ...rest, line: line + 2, ...(until !== undefined && { expires: until }) };
      }),
    })),
  );
}

const address = fc
  .constantFrom('a.example', 'c.a.example', 'b.example', 'd.b.example', 'other', '\uff41.example')
  .map((host) => `kim@${host}`);
const ip = fc.constantFrom('203.0.113.7', '203.0.113.8', '2001:db8::1', '198.51.100.1', 'none');
const text = fc.constantFrom('a', 'A', 'b', 'abc', '', 1, null);

describe('several lists', () => {
  test.each<[operators: string[], entry: fc.Arbitrary<string>, fact: fc.Arbitrary<unknown>]>([
    [['in', 'notIn', 'not:in', 'ignoreCase:in', 'trim:notIn'], value, text],
    [['everyFact:in', 'someFact:in', 'not:everyFact:notIn'], value, fc.array(text)],
    [['someValue:startsWith', 'everyValue:equal', 'not:someValue:ignoreCase:contains'], value, text],
    [['emailDomainIn', 'emailDomainNotIn', 'not:emailDomainIn'], domain, address],
    [['ipInCidr', 'ipNotInCidr'], network, ip],
  ])(
    'several lists: %j has the verdict of one list with all entries, in each thread',
    (operators, entry, fact) => {
      fc.assert(
        fc.property(fc.constantFrom(...operators), listsOf(entry), fact, (written, lists, actual) => {
          const all: List = {
            name: 'all',
            path: 'lists/all.csv',
            entries: lists.flatMap((one) => [...one.entries]),
          };
          const expected = judge(written, all, actual);
          expect(judge(written, unionOf(lists), actual)).toBe(expected);
          const elsewhere = lists.map((list) => structuredClone(forAnswering(list)));
          expect(judge(written, unionOf(elsewhere), actual)).toBe(expected);
        }),
        { numRuns: 300 },
      );
    },
  );

  test('several lists: each wrong entry is reported in its list', () => {
    const list = (name: string, ...entries: string[]): List => ({
      name,
      path: `lists/${name}.txt`,
      entries: entries.map((one, index) => ({ value: one, line: index + 1 })),
    });
    const lists = [list('a', 'okta.com'), list('b', 'okta.com', 'okta', 'x'), list('c', '*')];
    const problem = operatorNamed('emailDomainIn').prepare(unionOf(lists));
    if (!isProblem(problem)) throw new Error('the value is taken');
    const found = [problem, ...(problem.also ?? [])].map(({ list: one, index }) => `${one?.name} ${index}`);
    expect(found).toEqual(['b 1', 'b 2', 'c 0']);
  });

  test('several lists: boundary values come from each of them', () => {
    const literal: Literal = unionOf(
      ['x', 'y'].map((one) => ({ name: one, path: one, entries: [{ value: one, line: 1 }] })),
    );
    expect(operatorNamed('in').boundaryValues(literal, { now: NOW })).toEqual(
      expect.arrayContaining(['x', 'y']),
    );
  });
});
