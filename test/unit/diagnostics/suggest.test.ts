import { expect, test } from 'vitest';
import { closest, suggestion } from '../../../src/diagnostics/suggest.ts';
import { operators } from '../../../src/engine/operators/index.ts';

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
])('suggest: %s means %s', (name, meant) => {
  expect(closest(name, names)).toBe(meant);
  expect(suggestion(name, names)).toBe(`did you mean "${meant}"?`);
});

test.each(['', '==', 'isCorporate', 'x', 'regex', 'constructor'])('"%s": nobody knows', (name) => {
  expect(closest(name, names)).toBeUndefined();
  expect(suggestion(name, names)).toBe(`expected one of: ${names.join(', ')}`);
});

test('suggest: prefers the closest candidate to the first close one', () => {
  expect(closest('befor', ['after', 'beef', 'before'])).toBe('before');
  expect(closest('notin', ['in', 'notIn'])).toBe('notIn');
});

test('suggest: prefers the first of two equally close candidates', () =>
  expect(closest('bat', ['cat', 'rat'])).toBe('cat'));

test('suggest: accepts a unique beginning', () => {
  expect(closest('op', ['fact', 'operator', 'value'])).toBe('operator');
  expect(closest('greater', ['greaterThan', 'greaterThanInclusive'])).toBeUndefined();
  expect(closest('o', ['operator'])).toBeUndefined();
});

test('suggest: accepts a unique end', () => {
  expect(closest('domainIn', names)).toBe('emailDomainIn');
  expect(closest('DomainNotIn', names)).toBe('emailDomainNotIn');
  expect(closest('ThanInclusive', names)).toBeUndefined();
  expect(closest('Than', ['lessThan'])).toBeUndefined();
});

test('suggest: keeps short names apart', () => expect(closest('ip', ['in'])).toBe('in'));

test('suggest: accepts any iterable', () => {
  expect(closest('op', new Set(['operator']).values())).toBe('operator');
  expect(closest('x', [])).toBeUndefined();
});
