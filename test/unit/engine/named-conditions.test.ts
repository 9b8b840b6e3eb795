import { expect, test } from 'vitest';
import type { Condition } from '../../../src/rules/rule-file.ts';
import { compileForEngine } from './compile-rule-file.ts';

const TEST: Condition = { fact: 'data.userProfile.email', operator: 'present' };

/** Conditions c1, c2 … that name the next one; the last one is a test; in either order in the file. */
function chain(length: number, order: 'names first' | 'names last'): Record<string, Condition> {
  const conditions = Array.from({ length }, (_, index): [string, Condition] => [
    `c${index + 1}`,
    index + 1 === length ? TEST : { condition: `c${index + 2}` },
  ]);
  return Object.fromEntries(order === 'names first' ? conditions : conditions.reverse());
}

function compiled(conditions: Record<string, Condition>, when: Condition = { condition: 'c1' }) {
  const { list, diagnostics } = compileForEngine({ rules: [{ name: 'r', when, then: 'allow' }] }, conditions);
  return {
    rules: list.rules.map(({ name, tests }) => ({ name, tests })),
    reported: diagnostics.map(({ code, message }) => `${code}: ${message}`),
  };
}

const RULE = { name: 'r', tests: 1 };
const tooDeep = (name: string) =>
  `condition-too-deep: the condition "${name}" refers to others more than 64 names deep`;

test.each(['names first', 'names last'] as const)(
  'named conditions: 64 in a row are compiled, 65 are refused (%s)',
  (order) => {
    expect(compiled(chain(64, order))).toEqual({ rules: [RULE], reported: [] });
    expect(compiled(chain(65, order))).toEqual({ rules: [], reported: [tooDeep('c1')] });
    expect(compiled(chain(65, order), { condition: 'c2' }).rules).toEqual([RULE]);
  },
);

test('named conditions: a chain of any length is refused without overflowing the stack', () => {
  const { rules, reported } = compiled(chain(5_000, 'names first'));
  expect(rules).toEqual([]);
  // The search ends where the limit is exceeded: only c2 and c3 … c66 are known by then.
  expect(reported[0]).toBe(tooDeep('c2'));
  expect(compiled(chain(5_000, 'names last')).rules).toEqual([]);
});

/** Each condition names the next one twice. */
function doubling(length: number): Record<string, Condition> {
  const conditions = Array.from({ length }, (_, index): [string, Condition] => {
    const next = { condition: `c${index + 2}` };
    return [`c${index + 1}`, index + 1 === length ? TEST : { all: [next, next] }];
  });
  return Object.fromEntries(conditions);
}

test('named conditions: 10,000 tests at most, counted with the names followed', () => {
  expect(compiled(doubling(14)).rules).toEqual([{ name: 'r', tests: 2 ** 13 }]);
  expect(compiled(doubling(15))).toEqual({
    rules: [],
    reported: ['condition-too-large: the condition "c1" has more than 10000 tests'],
  });
  const half = { condition: 'c1' };
  expect(compiled(doubling(14), { all: [half, half] })).toEqual({
    rules: [],
    reported: ['condition-too-large: this condition has more than 10000 tests'],
  });
});

test('named conditions: one that contains itself is refused, and so are the rules that name it', () => {
  const cycle: Record<string, Condition> = { c1: { condition: 'c2' }, c2: { not: { condition: 'c1' } } };
  expect(compiled(cycle)).toEqual({
    rules: [],
    reported: ['condition-cycle: the condition "c1" contains itself: c1 -> c2 -> c1'],
  });
});
