import type { Check } from '../check.ts';
import type { IndexedRule } from '../rule-index.ts';
import { contradictionsIn, type Words } from './contradictions-in.ts';
import type { TestLiteral } from './literal.ts';
import { allowsIn, isSteady } from './outcome-sets.ts';

export const alwaysHolds: Check = {
  code: 'always-holds',
  severity: 'warn',
  description:
    'A condition that every request meets, because one of its tests holds wherever the other does not.',
  rationale: 'Its otherwise is never reached: the rule does not do what it says.',
  fix: 'Write all where any was meant, correct one of the tests, or write the outcome as default.',
  find: (review) => contradictionsIn(review, false, WORDS, saysEverybody),
};

const WORDS: Words = {
  together: (tests) => ({
    what: `${tests} cannot fail together`,
    hint: 'is all meant where any is written? an outcome for every request is written as default',
  }),
  alone: (test) => ({
    what: `${test} is true of every request of this request type`,
    hint: 'take the test out; an outcome for every request is written as default',
  }),
};

/** A test that is no test is how a rule that denies, or holds for a time, says that it is about everybody. */
function saysEverybody(one: IndexedRule, demands: readonly TestLiteral[]): boolean {
  const isPlain = demands.length === 1 || demands.every(({ operator }) => operator === 'present');
  return isPlain && one.rule.otherwise === undefined && !(isSteady(one) && allowsIn(one.then));
}
