import fc from 'fast-check';
import type { Condition } from '../../../../src/rules/rule-file.ts';

/** For each operator, values that exclude each other often. */
const pools: Record<string, unknown[]> = {
  equal: ['12', 12, 'ab', true, 'kim@okta.com', '2026-01-01'],
  in: [
    ['12', 'ab'],
    ['ab', 'kim@okta.com'],
    [12, 'true'],
  ],
  'ignoreCase:equal': ['AB', 'kim@okta.com'],
  startsWith: ['a', 'ab', '1'],
  'ignoreCase:endsWith': ['B', 'OKTA.COM'],
  contains: ['b', '@'],
  matches: ['[0-9]+', 'a.*'],
  digits: [1, 2, [2, 3]],
  lengthBetween: [
    [0, 2],
    [2, 2],
    [3, 12],
  ],
  lessThan: [12, 20],
  greaterThanInclusive: [12, 13.5],
  before: ['2026-01-01', '2026-03-01'],
  after: ['2026-01-01', '2026-02-01'],
  olderThan: ['90d', '1000d', '3mo', '2y'],
  newerThan: ['90d', '30d', '3mo', '1mo'],
  emailDomainIn: [
    ['okta.com'],
    ['*.okta.com', 'example.com'],
    ['bücher.example'],
    ['.okta.com'],
    ['*.com', '.org'],
  ],
  ipInCidr: [['10.0.0.0/8']],
  phonePrefixIn: [['+44'], ['+44', 'JM']],
  'someFact:equal': ['ab'],
};
const opposites = {
  equal: 'notEqual',
  in: 'notIn',
  contains: 'doesNotContain',
  matches: 'notMatches',
  emailDomainIn: 'emailDomainNotIn',
  phonePrefixIn: 'phonePrefixNotIn',
};
/** Facts near the edges of those values. */
export const factValues: readonly unknown[] = [
  ...['12', 12, '1', 'ab', 'AB', 'x', '', true, false, null, [], ['ab'], {}, 13.5, '13.5', -1, 999, '100'],
  ...[
    'kim@okta.com',
    'KIM@OKTA.COM',
    'kim@eu.okta.com',
    'kim@ｏkta.com',
    'kim@bücher.example',
    'kim@x.org',
    'a@b',
  ],
  ...[
    '2026-01-01',
    '2026-01-15',
    '2026-02-15T10:00:00Z',
    '2026-05-20',
    '2020-01-01',
    '2030-01-01',
    '10.1.2.3',
    '+44 1632 960123',
    '+15555555555',
  ],
];
const fact = fc.constantFrom('a', 'a', 'a', 'b');
const simple = fc.constantFrom(...Object.keys(pools)).chain((operator) => {
  const opposite = operator in opposites ? opposites[operator as keyof typeof opposites] : `not:${operator}`;
  return fc.record({
    fact,
    operator: fc.constantFrom(operator, operator, opposite),
    value: fc.constantFrom(...(pools[operator] ?? [])),
  });
});
const bare = fc.record({ fact, operator: fc.constantFrom('present', 'absent', 'email', 'not:email') });

export const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: simple as fc.Arbitrary<Condition> },
    { weight: 1, arbitrary: bare as fc.Arbitrary<Condition> },
    { weight: 4, arbitrary: fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 4 }) }) },
    { weight: 2, arbitrary: fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ not: tie('condition') }) },
  ),
}));
