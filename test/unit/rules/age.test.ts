import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastMonthsBefore, monthsAfter, parseAge } from '../../../src/rules/age.ts';

const at = (time: string) => Date.parse(time);

test.each([
  ['18y', { months: 216 }],
  ['6mo', { months: 6 }],
  ['0y', { months: 0 }],
  ['9999y', { months: 119_988 }],
  ['6m', { milliseconds: 360_000 }],
  ['90d', { milliseconds: 7_776_000_000 }],
  ['10000y', undefined],
  ['1.5y', undefined],
  ['18Y', undefined],
  ['-1y', undefined],
  ['1y6mo', undefined],
])('age: %j is read as %j', (text, age) => {
  expect(parseAge(text)).toEqual(age);
});

describe('age by the calendar', () => {
  test.each([
    ['2007-03-01T00:00:00Z', 216, '2025-03-01T00:00:00Z'],
    ['2008-02-29T00:00:00Z', 216, '2026-03-01T00:00:00Z'],
    ['2008-02-29T10:00:00Z', 216, '2026-03-01T00:00:00Z'],
    ['2008-02-29T10:00:00Z', 240, '2028-02-29T10:00:00Z'],
    ['2025-08-31T12:00:00Z', 6, '2026-03-01T00:00:00Z'],
    ['2025-08-28T12:00:00Z', 6, '2026-02-28T12:00:00Z'],
    ['2025-12-31T23:59:59Z', 2, '2026-03-01T00:00:00Z'],
    ['0001-01-01T00:00:00Z', 12, '0002-01-01T00:00:00Z'],
  ])('%s: %i months later it is %s', (time, months, later) => {
    expect(monthsAfter(at(time), months)).toBe(at(later));
  });

  const time = fc.integer({ min: at('0100-01-01T00:00:00Z'), max: at('9000-01-01T00:00:00Z') });
  // The days about the ends of months, on which calendars differ.
  const monthEnd = fc
    .tuple(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 0, max: 11 }),
      fc.integer({ min: -2, max: 2 }),
    )
    .map(([year, month, day]) => Date.UTC(year, month, day));
  const moment = fc.oneof(time, monthEnd);
  const months = fc.integer({ min: 0, max: 2000 });

  test('the last time that has reached an age is the boundary', () => {
    fc.assert(
      fc.property(moment, months, (now, count) => {
        const last = lastMonthsBefore(now, count);
        expect(monthsAfter(last, count)).toBeLessThanOrEqual(now);
        expect(monthsAfter(last + 1, count)).toBeGreaterThan(now);
      }),
    );
  });

  test('a later birth never reaches an age earlier', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 5 * 86_400_000 }), months, (birth, later, count) => {
        expect(monthsAfter(birth + later, count)).toBeGreaterThanOrEqual(monthsAfter(birth, count));
      }),
    );
  });
});
