import fc from 'fast-check';
import type { Condition, Rule } from '../../../src/rules/rule-file.ts';

const factName = fc.constantFrom('a', 'b', 'c', 'd');
const word = fc.string({ unit: fc.constantFrom('a', 'b', '1', '2', '.'), minLength: 1, maxLength: 3 });
const number = fc.oneof(fc.integer({ min: -12, max: 22 }), fc.constant(1.5));
const scalar = fc.oneof(word, number, fc.boolean());
const factValue = fc.oneof(
  { weight: 4, arbitrary: scalar },
  fc.constant(null),
  fc.constant(''),
  fc.array(scalar, { maxLength: 3 }),
  fc.record({ x: word }),
);
/** A request: facts of any type, and facts that are absent. */
export const facts = fc.dictionary(factName, factValue, { maxKeys: 4 });

const negatable = (...names: string[]) =>
  fc.tuple(fc.constantFrom('', '', 'not:'), fc.constantFrom(...names)).map((parts) => parts.join(''));
const testOf = (operator: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>) =>
  fc.record({ fact: factName, operator, value }) as fc.Arbitrary<Condition>;
const otherFact = fc.record({ fact: factName });
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  testOf(negatable('equal', 'notEqual'), fc.oneof(scalar, otherFact)),
  testOf(negatable('in', 'notIn'), fc.array(scalar, { minLength: 1, maxLength: 4 })),
  testOf(negatable('startsWith', 'endsWith', 'contains', 'doesNotContain'), fc.oneof(word, otherFact)),
  testOf(negatable('digits'), fc.integer({ min: 1, max: 3 })),
  testOf(negatable('lessThan', 'greaterThanInclusive'), fc.oneof(number, otherFact)),
  fc.record({ fact: factName, operator: negatable('present', 'absent') }),
  fc.constantFrom('one', 'two').map((condition) => ({ condition })),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    { weight: 3, arbitrary: leaf },
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}));
const ground: fc.Arbitrary<Condition> = leaf.filter((one) => !('condition' in one));
/** Named conditions for rules; `two` may name `one`. */
export const named = fc.record({
  one: ground,
  two: fc.oneof(ground, fc.constant<Condition>({ condition: 'one' })),
});
const rule = fc.record(
  {
    name: fc.constant('r'),
    when: condition,
    then: fc.constantFrom('A', 'B'),
    otherwise: fc.constantFrom('C', 'D'),
    mode: fc.constantFrom('enforce', 'shadow'),
    enabled: fc.boolean(),
  },
  { requiredKeys: ['name', 'when', 'then'] },
) as fc.Arbitrary<Rule>;
/** The rules of one request type. */
export const rules = fc.record({
  strategy: fc.constantFrom('all' as const, 'first' as const),
  rules: fc.array(rule, { minLength: 1, maxLength: 6 }),
});
