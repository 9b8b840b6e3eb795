import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DateFormat,
  dateAs,
  dateFrom,
  formatsOf,
  parseDateFormat,
} from '../../../src/rules/date-format.ts';

function formatOf(text: string): DateFormat {
  const format = parseDateFormat(text);
  if ('message' in format) throw new Error(format.message);
  return format;
}

describe('date format: reads facts', () => {
  test.each([
    ['DD/MM/YYYY', '30/11/1980', '1980-11-30'],
    ['DD/MM/YYYY', '30/11/1980 ', undefined],
    ['DD/MM/YYYY', '3/11/1980', undefined],
    ['DD/MM/YYYY', '11/30/1980', undefined],
    ['DD/MM/YYYY', '29/02/2025', undefined],
    ['DD/MM/YYYY', '30/11/80', undefined],
    ['DD/MM/YYYY', '٣٠/11/1980', undefined],
    ['MM/DD/YYYY', '11/30/1980', '1980-11-30'],
    ['D.M.YYYY', '3.1.2026', '2026-01-03'],
    ['D.M.YYYY', '03.01.2026', '2026-01-03'],
    ['D.M.YYYY', '003.1.2026', undefined],
    ['YYYYMMDD', '19801130', '1980-11-30'],
    ['YYYY年M月D日', '1980年11月3日', '1980-11-03'],
    ['(DD) [MM] ^YYYY$', '(30) [11] ^1980$', '1980-11-30'],
    ['DD.MM.YYYY', '30x11x1980', undefined],
    ['DD/MM/YYYY', '01/01/1000', '1000-01-01'],
    ['DD/MM/YYYY', '31/12/0999', undefined],
  ])('%s: %j is %s', (format, text, date) => {
    expect(dateFrom(text, formatOf(format))).toBe(date);
  });

  test('what is written in a format is read as the same date', () => {
    const day = fc
      .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const format = fc.constantFrom('DD/MM/YYYY', 'D.M.YYYY', 'YYYYMMDD', 'M-D-YYYY', 'YYYY MM, D');
    fc.assert(
      fc.property(
        day,
        format,
        (date, text) => dateFrom(dateAs(date, formatOf(text)), formatOf(text)) === date,
      ),
    );
  });
});

describe('date format: is refused', () => {
  const ANY = 'write it with YYYY, MM or M, and DD or D, each once, as in DD/MM/YYYY';
  test.each([
    ['', 'it has no year', ANY],
    ['DD/MM', 'it has no year', ANY],
    ['MM/YYYY', 'it has no day', ANY],
    ['DD.YYYY', 'it has no month', ANY],
    ['DD/MM/YY', 'YY is not one of YYYY, MM, M, DD, D', ANY],
    ['D MMM YYYY', 'MMM is not one of YYYY, MM, M, DD, D', ANY],
    ['DD/MM/YYYY DD', 'it has the day more than once', ANY],
    ['M/MM/DD/YYYY', 'it has the month more than once', ANY],
    ['DMYYYY', 'M and D, of one digit or two, need another character beside them', ANY],
    ['YYYYMMD', 'M and D, of one digit or two, need another character beside them', ANY],
    ['D1/MM/YYYY', 'M and D, of one digit or two, need another character beside them', ANY],
    ['dd/mm/yyyy', 'it has no year', 'write DD/MM/YYYY'],
    ['%d.%m.%Y', 'YYYY', 'write DD.MM.YYYY'],
    ['30/11/1980', 'it has no year', ANY],
  ])('%j: %s', (text, flaw, hint) => {
    const problem = parseDateFormat(text);
    if ('pattern' in problem) throw new Error('it is a format');
    if (flaw !== 'YYYY') expect(problem.message).toBe(`"${text}" is not a date format: ${flaw}`);
    expect(problem.hint).toBe(hint);
  });
});

test.each([
  ['30/11/1980', ['DD/MM/YYYY']],
  ['11/30/1980', ['MM/DD/YYYY']],
  ['03/04/1980', ['DD/MM/YYYY', 'MM/DD/YYYY']],
  ['3.14.1980', ['M.D.YYYY']],
  ['30-11-1980', ['DD-MM-YYYY']],
  ['1980/11/30', ['YYYY/MM/DD']],
  ['30112000', ['DDMMYYYY']],
  ['soon', []],
  ['30/11/80', []],
])('date format: %j is written as %j', (text, formats) => {
  expect(formatsOf(text)).toEqual(formats);
});
