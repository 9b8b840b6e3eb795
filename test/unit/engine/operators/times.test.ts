import { describe, expect, test } from 'vitest';
import { findOperator } from '../../../../src/engine/operators/index.ts';
import { isProblem, type Operator } from '../../../../src/engine/operators/operator.ts';
import { NOW } from './judge.ts';

function withFormat(written: string, dateFormat: string): Operator {
  const found = findOperator(written, dateFormat);
  if ('code' in found) throw new Error(found.message);
  return found;
}

const judge = (written: string, dateFormat: string, value: string | string[], fact: unknown) => {
  const prepared = withFormat(written, dateFormat).prepare(value);
  if (isProblem(prepared)) throw new Error(prepared.message);
  return prepared(fact, { now: NOW });
};

describe('dateFormat: facts are read in it', () => {
  test.each([
    ['before', '2008-11-30', '29/11/2008', true],
    ['before', '2008-11-30', '30/11/2008', false],
    ['before', '2008-11-30T00:00:01Z', '30/11/2008', true],
    ['after', '2008-11-30', '01/12/2008', true],
    ['olderThan', '18y', '01/03/2008', true],
    ['olderThan', '18y', '02/03/2008', false],
    ['newerThan', '90d', '01/01/2026', true],
    ['before', '2008-11-30', '2008-11-29', undefined],
    ['before', '2008-11-30', 29_112_008, undefined],
    ['before', '2008-11-30', null, undefined],
    ['not:before', '2008-11-30', '30/11/2008', true],
    ['not:before', '2008-11-30', '2008-11-29', undefined],
    ['trim:before', '2008-11-30', ' 29/11/2008 ', true],
    ['someFact:before', '2008-11-30', ['x', '29/11/2008'], true],
    ['everyFact:before', '2008-11-30', ['x', '29/11/2008'], undefined],
  ])('%s %s: %j is %s', (written, value, fact, verdict) => {
    expect(judge(written, 'DD/MM/YYYY', value, fact)).toBe(verdict);
  });

  test('someValue: compares with each of several times', () => {
    expect(judge('someValue:after', 'D.M.YYYY', ['2026-01-01', '2027-01-01'], '2.1.2026')).toBe(true);
  });

  test('another fact is an RFC 3339 time', () => {
    const { compare, doesNotApply } = withFormat('before', 'DD/MM/YYYY');
    expect(compare?.('29/11/2008', '2008-11-30', { now: NOW })).toBe(true);
    expect(compare?.('29/11/2008', '30/11/2008', { now: NOW })).toBeUndefined();
    expect(compare?.(undefined, '2008-11-30', { now: NOW })).toBeUndefined();
    expect(doesNotApply?.('29/11/2008', '30/11/2008')).toBe(
      'cannot be compared with "30/11/2008", which is not a time: write 2008-11-30',
    );
    expect(doesNotApply?.('2008-11-29', '2008-11-30')).toBe('is not a date as DD/MM/YYYY');
  });

  test.each([
    ['before', '2008-11-30'],
    ['trim:after', '2008-11-30'],
    ['olderThan', '18y'],
    ['newerThan', '90d'],
  ])('%s: boundary values are written in it, on both sides of the boundary', (written, value) => {
    const values = withFormat(written, 'D.M.YYYY').boundaryValues(value, { now: NOW });
    const verdicts = new Set(values.map((one) => judge(written, 'D.M.YYYY', value, one)));
    expect(verdicts.has(true) && verdicts.has(false)).toBe(true);
  });
});

test.each([
  ['equal', 'equal reads no date'],
  ['trim:matches', 'matches reads no date'],
  ['lessThan', 'lessThan reads no date'],
  ['swap:before', 'dateFormat says how the fact is written, which swap: takes for the value'],
])('dateFormat: %s takes none', (written, message) => {
  expect(findOperator(written, 'DD/MM/YYYY')).toMatchObject({
    code: 'date-format',
    key: 'dateFormat',
    message,
  });
});
