import { expect, test } from 'vitest';
import { closest, suggestion } from '../../src/diagnostics/suggest.ts';
import { operators } from '../../src/engine/operators/index.ts';

const names = [...operators.keys()];

test.each([
  ['emailDomianIn', 'emailDomainIn'],
  ['startswith', 'startsWith'],
  ['STARTSWITH', 'startsWith'],
  ['startWith', 'startsWith'],
  ['equals', 'equal'],
  ['emial', 'email'],
  ['digit', 'digits'],
  ['notin', 'notIn'],
  ['absnet', 'absent'],
  ['lengthBetwen', 'lengthBetween'],
])('%s: %s is meant', (name, meant) => {
  expect(closest(name, names)).toBe(meant);
  expect(suggestion(name, names)).toBe(`did you mean "${meant}"?`);
});

test.each(['', '==', 'isCorporate', 'x', 'regex', 'constructor'])('"%s": nobody knows', (name) => {
  expect(closest(name, names)).toBeUndefined();
  expect(suggestion(name, names)).toBe(`expected one of: ${names.join(', ')}`);
});

test('the closest one, not the first one that is close', () => {
  expect(closest('befor', ['after', 'beef', 'before'])).toBe('before');
  expect(closest('notin', ['in', 'notIn'])).toBe('notIn');
});

test('of two that are as close the first', () => expect(closest('bat', ['cat', 'rat'])).toBe('cat'));

test('a beginning, if only one begins so', () => {
  expect(closest('op', ['fact', 'operator', 'value'])).toBe('operator');
  expect(closest('greater', ['greaterThan', 'greaterThanInclusive'])).toBeUndefined();
  expect(closest('o', ['operator'])).toBeUndefined();
});

test('an end, if only one ends so', () => {
  expect(closest('domainIn', names)).toBe('emailDomainIn');
  expect(closest('DomainNotIn', names)).toBe('emailDomainNotIn');
  expect(closest('ThanInclusive', names)).toBeUndefined();
  expect(closest('Than', ['lessThan'])).toBeUndefined();
});

test('a short name is not taken for another short name', () => expect(closest('ip', ['in'])).toBe('in'));

test('any iterable will do', () => {
  expect(closest('op', new Set(['operator']).values())).toBe('operator');
  expect(closest('x', [])).toBeUndefined();
});
