import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countriesOf } from '../../../../src/engine/operators/phone-countries.ts';
import { judge } from './judge.ts';

const digits = (least: number, most: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`)).map((text) => `+${text}`);
const number = fc.oneof(
  digits(5, 17),
  fc.stringMatching(/^[2-9][0-9]{9}$/).map((text) => `+1${text}`),
  fc.stringMatching(/^[0-9]{7,10}$/).map((text) => `+44${text}`),
);
const entry = fc.constantFrom('+1', '+44', '+4', '+1876', 'JM', 'US', 'CA', 'GB', 'JE', 'NZ');
const entries = fc.array(entry, { minLength: 1, maxLength: 4 });

describe('phone operators: laws', () => {
  test('phonePrefixIn and phonePrefixNotIn never hold both, and apply to the same numbers', () => {
    fc.assert(
      fc.property(fc.oneof(number, fc.string()), entries, (fact, value) => {
        const [isIn, isNotIn] = [judge('phonePrefixIn', value, fact), judge('phonePrefixNotIn', value, fact)];
        expect(isNotIn).toBe(isIn === undefined ? undefined : !isIn);
      }),
    );
  });

  test('spaces and punctuation do not change the verdict', () => {
    const gaps = fc.array(fc.constantFrom('', '', ' ', '-', '.', '(', ') '), {
      minLength: 18,
      maxLength: 18,
    });
    fc.assert(
      fc.property(number, gaps, entries, (fact, between, value) => {
        const grouped = Array.from(fact, (character, index) => `${between[index]}${character}`).join('');
        expect(judge('phonePrefixIn', value, grouped)).toBe(judge('phonePrefixIn', value, fact));
      }),
    );
  });

  test('a further entry never takes a number off the list', () => {
    fc.assert(
      fc.property(number, entries, entry, (fact, value, more) => {
        if (judge('phonePrefixIn', value, fact) === true)
          expect(judge('phonePrefixIn', [...value, more], fact)).toBe(true);
      }),
    );
  });
});

test('phone countries: Jamaica is told from the United States and Canada, and Kazakhstan from Russia', () => {
  const countriesIn = (fact: string, of: string[]) =>
    of.filter((one) => judge('phonePrefixIn', [one], fact) === true);
  const america = ['US', 'CA', 'JM', 'DO'];
  expect(countriesIn('+1 876 234 5678', america)).toEqual(['JM']);
  expect(countriesIn('+1 658 234 5678', america)).toEqual(['JM']);
  expect(countriesIn('+1 202 555 0123', america)).toEqual(['US']);
  expect(countriesIn('+1 416 555 0123', america)).toEqual(['CA']);
  expect(countriesIn('+7 916 123 45 67', ['RU', 'KZ'])).toEqual(['RU']);
  expect(countriesIn('+7 701 234 5678', ['RU', 'KZ'])).toEqual(['KZ']);
});

test('phone countries: the countries of a calling code', () => {
  expect(countriesOf('7')).toEqual(['RU', 'KZ']);
  expect(countriesOf('64')).toEqual(['NZ']);
  expect(countriesOf('1')).toContain('JM');
  expect(countriesOf('999')).toEqual([]);
});
