import fc from 'fast-check';
import { expect, test } from 'vitest';
import { registration } from '../../../../src/hooks/registration/contract.ts';
import type { Conjunction, Dnf } from '../../../../src/lint/logic/conjunctions.ts';
import { logicOf } from '../../../../src/lint/logic/logic.ts';
import { isEmptySet } from '../../../../src/lint/logic/outcome-sets.ts';
import { condition } from './random-conditions.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');

const wanted = fc.record({ when: condition, holds: fc.boolean() });

/** Conditions that have to hold or to fail, with their conjunctions. */
const asked = fc.array(wanted, { minLength: 1, maxLength: 6 }).map((conditions) => {
  const logic = logicOf([], NOW, registration);
  const ways = conditions.map(({ when, holds }) =>
    logic.conjunctions({ at: '', rule: { when }, conditions: new Map() }, holds),
  );
  return { logic, ways };
});

test('regions: finds no request left in the same cases as trying every combination', () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(asked, ({ logic, ways }) => {
      const combinations = ways.reduce<Dnf>(logic.meet, [[]]);
      const nobody = combinations?.length === 0;
      seen.add(nobody);
      expect(isEmptySet(logic, [[]], ...ways)).toBe(nobody);
    }),
    { numRuns: 2000 },
  );
  expect(seen.size).toBe(2);
});

test('regions: conditions within the limit leave one alternative, larger ones leave all', () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(asked, ({ logic, ways }) => {
      const left = ways.reduce<readonly Conjunction[]>((open, more) => logic.meet(open, more) ?? open, [[]]);
      seen.add(left.length > 0);
      if (logic.fit(ways)) expect(left).not.toEqual([]);
    }),
    { numRuns: 2000 },
  );
  expect(seen.size).toBe(2);
});
