import { expect, test } from 'vitest';
import { findOperator, operators } from '../../../../src/engine/operators/index.ts';
import { isProblem, type Literal } from '../../../../src/engine/operators/operator.ts';
import { NOW } from './judge.ts';

const VALUES: Record<string, Literal> = {
  equal: 'Ab',
  notEqual: 7,
  in: ['Ab', 7, true],
  notIn: ['Ab'],
  startsWith: 'Ab',
  endsWith: 'Ab',
  contains: 'Ab',
  doesNotContain: 'Ab',
  digits: [2, 3],
  lengthBetween: [2, 3],
  lessThan: 5,
  lessThanInclusive: 5,
  greaterThan: 5,
  greaterThanInclusive: 5,
  before: '2026-03-01T09:00:00Z',
  after: '2026-03-01T09:00:00Z',
  olderThan: '2d',
  newerThan: '2d',
  email: undefined,
  emailDomainIn: ['okta.com', '*.okta.com'],
  emailDomainNotIn: ['okta.com'],
  ipInCidr: ['203.0.113.0/24', '2001:db8::/32', '::ffff:192.0.2.0/120'],
  ipNotInCidr: ['255.255.255.255', '0.0.0.0'],
  phonePrefixIn: ['+44', 'JM'],
  phonePrefixNotIn: ['+1876'],
  present: undefined,
  absent: undefined,
  matches: '[A-Z]{2}-\\d+',
  notMatches: '(?i)cc-\\pL{2}|x',
};

/** The boundary values of an operator, by its verdict on them. */
function verdicts(written: string, value: Literal): { yes: unknown[]; no: unknown[] } {
  const operator = findOperator(written);
  if ('code' in operator) throw new Error(operator.message);
  const judge = operator.prepare(value);
  if (isProblem(judge)) throw new Error(judge.message);
  const values = operator.boundaryValues(value, { now: NOW });
  const holds = (one: unknown) => judge(one, { now: NOW }) === true;
  return { yes: values.filter(holds), no: values.filter((one) => !holds(one)) };
}

test('boundary values: are tested for every operator', () => {
  expect(new Set(Object.keys(VALUES))).toEqual(new Set(operators.keys()));
});

test.each(Object.entries(VALUES))(
  'boundary values: %s has some that match and some that do not',
  (written, value) => {
    const { yes, no } = verdicts(written, value);
    expect(yes.length).toBeGreaterThan(0);
    expect(no.length).toBeGreaterThan(0);
  },
);

test.each<[string, Literal]>([
  ['not:digits', 4],
  ['ignoreCase:equal', 'Ab'],
  ['olderThan', '18y'],
  ['trim:newerThan', '6mo'],
  ['not:phonePrefixIn', ['JM']],
  ['trim:digits', 4],
  ['someFact:equal', 'Ab'],
  ['someFact:matches', '[a-c]{9}'],
  ['swap:contains', 'Ab'],
  ['everyFact:ignoreCase:in', ['Ab']],
  ['someValue:startsWith', ['Ab', 'Cd']],
])('boundary values: decorated operator %s has some that match and some that do not', (written, value) => {
  const { yes, no } = verdicts(written, value);
  expect(yes.length).toBeGreaterThan(0);
  expect(no.length).toBeGreaterThan(0);
});

test('boundary values: first and last address of a block, and their neighbours', () => {
  const around = (block: string) => verdicts('ipInCidr', [block]);
  expect(around('203.0.113.128/25').yes).toEqual(['203.0.113.128', '203.0.113.255']);
  expect(around('203.0.113.128/25').no.slice(0, 2)).toEqual(['203.0.113.127', '203.0.114.0']);
  expect(around('0.0.0.0/0').yes).toEqual(['0.0.0.0', '255.255.255.255', '198.51.100.7']);
  expect(around('2001:db8::/127').no.slice(0, 2)).toEqual([
    '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff',
    '2001:db8:0:0:0:0:0:2',
  ]);
});

test.each([
  ['alternatives', 'ab|c', /^(ab|c)$/],
  ['repeats', '[0-9]{6,14}', /^[0-9]{6,14}$/],
  ['a flag, and a Unicode category', '(?i)cc-\\pL{2}', /^cc-\p{L}{2}$/iu],
  ['a POSIX class and an anchor', '(?P<area>[[:alpha:]]{3})\\z', /^[a-zA-Z]{3}$/],
  ['quoted text', '\\Qa.b\\E+', /^a\.b+$/],
  ['characters beyond ASCII', '[α-ω]{2}', /^[α-ω]{2}$/],
])('boundary values: patterns with %s', (_, pattern, form) => {
  const { yes } = verdicts('matches', pattern);
  expect(yes.length).toBeGreaterThan(0);
  for (const text of yes) expect(text).toMatch(form);
});

test('boundary values: a pattern without an end ends', () => {
  expect(verdicts('matches', '(a*)*').yes).toContain('');
  expect(verdicts('matches', 'x\\bx').yes).toEqual([]);
});
