import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDuration, parseExpiry, parseTime } from '../../../src/rules/time.ts';

const MINUTE = 60_000;

describe('times', () => {
  test.each([
    ['1970-01-01', 0],
    ['1970-01-01T00:00:00Z', 0],
    ['2026-03-01', Date.UTC(2026, 2, 1)],
    ['2026-03-01T09:10:11Z', Date.UTC(2026, 2, 1, 9, 10, 11)],
    ['2026-03-01t09:10:11z', Date.UTC(2026, 2, 1, 9, 10, 11)],
    ['2026-03-01T23:59:59.999Z', Date.UTC(2026, 2, 1, 23, 59, 59, 999)],
    ['2026-03-01T09:10:11.5Z', Date.UTC(2026, 2, 1, 9, 10, 11, 500)],
    ['2026-03-01T09:10:11.123456789Z', Date.UTC(2026, 2, 1, 9, 10, 11, 123)],
    ['2026-03-01T09:10:11+00:00', Date.UTC(2026, 2, 1, 9, 10, 11)],
    ['2026-03-01T09:10:11-00:00', Date.UTC(2026, 2, 1, 9, 10, 11)],
    ['2026-03-01T00:30:00+01:00', Date.UTC(2026, 1, 28, 23, 30)],
    ['2026-02-28T23:30:00-01:00', Date.UTC(2026, 2, 1, 0, 30)],
    ['2026-03-01T00:00:00+23:59', Date.UTC(2026, 2, 1) - (23 * 60 + 59) * MINUTE],
    ['2026-03-01T00:00:00-05:30', Date.UTC(2026, 2, 1) + 330 * MINUTE],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2000-02-29', Date.UTC(2000, 1, 29)],
    ['2016-12-31T23:59:60Z', Date.UTC(2017, 0, 1)],
    ['1969-12-31T23:59:59.999Z', -1],
    ['0000-01-01', Date.parse('0000-01-01T00:00:00Z')],
    ['0099-12-31', Date.parse('0099-12-31T00:00:00Z')],
    ['9999-12-31T23:59:59Z', Date.UTC(9999, 11, 31, 23, 59, 59)],
  ])('%s', (text, time) => expect(parseTime(text)).toBe(time));

  test.each([
    ...[
      '',
      'now',
      '2026',
      '2026-03',
      '20260301',
      '2026-3-1',
      '26-03-01',
      '+002026-03-01',
      '-2026-03-01',
      '2026/03/01',
    ],
    ...['2026-00-01', '2026-13-01', '2026-01-00', '2026-01-32', '2026-02-29', '2100-02-29', '2026-04-31'],
    ...['2026-03-01T', '2026-03-01Z', '2026-03-01T09:00Z', '2026-03-01T09:00:00', '2026-03-01 09:00:00Z'],
    ...['2026-03-01T24:00:00Z', '2026-03-01T09:60:00Z', '2026-03-01T09:00:61Z', '2026-03-01T9:00:00Z'],
    ...['2026-03-01T09:00:00.Z', '2026-03-01T09:00:00.1234567890Z', '2026-03-01T09:00:00,5Z'],
    ...[
      '2026-03-01T09:00:00+24:00',
      '2026-03-01T09:00:00+01:60',
      '2026-03-01T09:00:00+0100',
      '2026-03-01T09:00:00+01',
    ],
    ...[
      '2026-03-01T09:00:00Z ',
      ' 2026-03-01',
      '2026-03-01\n',
      '２０２６-03-01',
      '2026-03-01T09:00:00\u221201:00',
      '1772355600000',
    ],
  ])('%j is not a time', (text) => expect(parseTime(text)).toBeUndefined());
});

test('time: reads the output of toISOString', () => {
  const date = fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(date, (time) => {
      expect(parseTime(time.toISOString())).toBe(time.getTime());
    }),
  );
});

describe('expiry', () => {
  test.each([
    ['2026-12-31', Date.UTC(2027, 0, 1)],
    ['2024-02-28', Date.UTC(2024, 1, 29)],
    ['2026-12-31T00:00:00Z', Date.UTC(2026, 11, 31)],
    ['2026-12-31T23:59:59+01:00', Date.UTC(2026, 11, 31, 22, 59, 59)],
  ])('%s: no longer from %i', (text, time) => expect(parseExpiry(text)).toBe(time));

  test.each(['', 'never', '2026-13-01', '31.12.2026', '2026-02-30'])('%j is not a date', (text) =>
    expect(parseExpiry(text)).toBeUndefined(),
  );
});

describe('durations', () => {
  test.each([
    ['0s', 0],
    ['500ms', 500],
    ['2s', 2000],
    ['45m', 45 * MINUTE],
    ['12h', 720 * MINUTE],
    ['90d', 90 * 1440 * MINUTE],
    ['2w', 14 * 1440 * MINUTE],
    ['007d', 7 * 1440 * MINUTE],
    ['999999999w', 999_999_999 * 7 * 1440 * MINUTE],
  ])('%s is %i ms', (text, duration) => expect(parseDuration(text)).toBe(duration));

  test.each([
    '',
    '90',
    'd',
    '-1d',
    '+1d',
    '1.5h',
    '1e3s',
    '1 d',
    ' 1d',
    '1d ',
    '1d\n',
    '1D',
    '1y',
    '1M',
    '1h30m',
    '１d',
    '1000000000d',
    'P1D',
  ])('%j is not a duration', (text) => expect(parseDuration(text)).toBeUndefined());
});
