import { expect, test } from 'vitest';
import { parseDuration, parseTime } from '../../../src/rules/time.ts';
import { durationHint, timeHint } from '../../../src/rules/time-hint.ts';

test.each([
  ['30/11/1980', 'write 1980-11-30'],
  ['11/30/1980', 'write 1980-11-30'],
  ['04/04/1980', 'write 1980-04-04'],
  ['3.12.2026', 'nobody knows'],
  ['31.12.2026', 'write 2026-12-31'],
  ['31-12-2026', 'write 2026-12-31'],
  ['1980/11/30', 'write 1980-11-30'],
  ['2026-1-5', 'write 2026-01-05'],
  [' 2026-01-05 ', 'write 2026-01-05'],
  ['2026-02-30', 'February 2026 has 28 days'],
  ['2024-02-30', 'February 2024 has 29 days'],
  ['2026-04-31T09:00:00Z', 'April 2026 has 30 days'],
  ['2026-01-00', 'January 2026 has 31 days'],
  ['2026-01-01 10:00', 'write 2026-01-01T10:00:00Z'],
  ['2026-01-01T10:00:00', 'write 2026-01-01T10:00:00Z'],
  ['2026-01-01T10:00:00+0100', 'write 2026-01-01T10:00:00+01:00'],
  ['03/04/1980', 'nobody knows'],
  ['31/02/1980', 'nobody knows'],
  ['2026-13-01', 'nobody knows'],
  ['yesterday', 'nobody knows'],
  ['', 'nobody knows'],
])('time hint: %j is answered by "%s"', (text, hint) => {
  expect(parseTime(text)).toBeUndefined();
  expect(timeHint(text, 'nobody knows')).toBe(hint);
  const written = /^write (.*)$/.exec(hint)?.[1];
  if (written !== undefined) expect(parseTime(written)).toBeDefined();
});

test('time hint: says that a date alone is a time, too', () => {
  expect(timeHint('yesterday')).toContain('a date alone, 2026-03-01');
});

test.each([
  ['90 days', 'write 90d'],
  ['P90D', 'write 90d'],
  ['PT5M', 'write 5m'],
  ['12 hours', 'write 12h'],
  ['30min', 'write 30m'],
  ['18 years', 'write 18y'],
  ['P1Y', 'write 1y'],
  ['6 months', 'write 6mo'],
  ['6M', 'write 6mo'],
  ['PT6M', 'write 6m'],
  ['soon', undefined],
  ['1.5h', undefined],
  ['90', undefined],
])('duration hint: %j is answered by "%s"', (text, hint) => {
  expect(parseDuration(text)).toBeUndefined();
  expect(durationHint(text)).toBe(hint);
});
