import { expect, test } from 'vitest';
import { findOperator, operators } from '../../../src/engine/operators/index.ts';
import { isProblem, type Literal } from '../../../src/engine/operators/operator.ts';
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
  present: undefined,
  absent: undefined,
};

/** How often an operator is true, and how often not, for its own edges. */
function verdicts(written: string, value: Literal): { yes: unknown[]; no: unknown[] } {
  const operator = findOperator(written);
  if ('code' in operator) throw new Error(operator.message);
  const judge = operator.prepare(value);
  if (isProblem(judge)) throw new Error(judge.message);
  const edges = operator.edges?.(value, { now: NOW }) ?? [];
  const holds = (edge: unknown) => judge(edge, { now: NOW }) === true;
  return { yes: edges.filter(holds), no: edges.filter((edge) => !holds(edge)) };
}

test('every operator but patterns, whose texts are made up elsewhere, knows its edges', () => {
  const without = [...operators.values()].filter(({ edges }) => edges === undefined).map(({ name }) => name);
  expect(without).toEqual(['matches', 'notMatches']);
  expect([...Object.keys(VALUES), ...without].sort()).toEqual([...operators.keys()].sort());
});

test.each(Object.entries(VALUES))('%s: its edges lie on both sides', (written, value) => {
  const { yes, no } = verdicts(written, value);
  expect(yes.length).toBeGreaterThan(0);
  expect(no.length).toBeGreaterThan(0);
});

test.each<[string, Literal]>([
  ['not:digits', 4],
  ['ignoreCase:equal', 'Ab'],
  ['trim:digits', 4],
  ['someFact:equal', 'Ab'],
  ['everyFact:ignoreCase:in', ['Ab']],
  ['someValue:startsWith', ['Ab', 'Cd']],
])('%s: so do those of a decorated operator', (written, value) => {
  const { yes, no } = verdicts(written, value);
  expect(yes.length).toBeGreaterThan(0);
  expect(no.length).toBeGreaterThan(0);
});

test('blocks of addresses end where they end', () => {
  const around = (block: string) => verdicts('ipInCidr', [block]);
  expect(around('203.0.113.128/25').yes).toEqual(['203.0.113.128', '203.0.113.255']);
  expect(around('203.0.113.128/25').no.slice(0, 2)).toEqual(['203.0.113.127', '203.0.114.0']);
  expect(around('0.0.0.0/0').yes).toEqual(['0.0.0.0', '255.255.255.255', '198.51.100.7']);
  expect(around('2001:db8::/127').no.slice(0, 2)).toEqual([
    '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff',
    '2001:db8:0:0:0:0:0:2',
  ]);
});
