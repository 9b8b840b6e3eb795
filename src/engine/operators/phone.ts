import type { Scalar } from '../../rules/rule-file.ts';
import { holds, type Keys, noteEntries, readKeys } from './keys.ts';
import {
  firstElements,
  isProblem,
  type Literal,
  type Operator,
  type TestContext,
  type ValueProblem,
  type Verdict,
} from './operator.ts';
import { countryNamed, countryOf, exampleOf, isCountry, loadCountries } from './phone-countries.ts';

/** E.164: a calling code, which does not begin with 0, and 15 digits at most in all. */
const NUMBER = /^\+[1-9][0-9]{6,14}$/;
const PREFIX = /^\+[1-9][0-9]{0,14}$/;
const COUNTRY = /^[A-Z]{2}$/;

/** Key of a list that names a country. */
const ANY_COUNTRY = 'country';

/** A phone number without the characters that people group its digits with. */
function withoutPunctuation(text: string): string {
  return text.replaceAll(/[ .()-]/g, '');
}

/** The number as `+` and its digits; undefined for anything else than an international phone number. */
function numberOf(fact: unknown): string | undefined {
  const number = typeof fact === 'string' ? withoutPunctuation(fact) : '';
  return NUMBER.test(number) ? number : undefined;
}

/** True if a text has as many digits as a phone number, and no other characters. */
export function hasPhoneShape(text: string): boolean {
  return /^\+[0-9]{7,15}$/.test(withoutPunctuation(text));
}

function readEntries(value: Literal): Keys | ValueProblem {
  return readKeys(value, 'phones', entryKeys, {
    code: 'value-type',
    message: 'expected a list of phone prefixes and countries, or { list: NAME }',
    hint: 'write it as ["+44", JM]',
  });
}

function entryKeys(entry: Scalar): string[] | ValueProblem {
  if (typeof entry !== 'string') return notText(entry);
  if (PREFIX.test(entry)) return [entry];
  return COUNTRY.test(entry) && isCountry(entry) ? [entry, ANY_COUNTRY] : notAnEntry(entry);
}

/** YAML reads an unquoted +44 as the number 44. */
function notText(entry: number | boolean): ValueProblem {
  const meant = typeof entry === 'number' ? `"+${entry}"` : `"${entry}"`;
  return { code: 'quote-it', message: `${entry} is not a phone prefix`, hint: `quote it: ${meant}` };
}

function notAnEntry(entry: string): ValueProblem {
  const digits = withoutPunctuation(entry).replace(/^(\+|00)/, '');
  const prefix = `+${digits}`;
  const meant = PREFIX.test(prefix) ? `"${prefix}"` : countryNamed(entry);
  return {
    code: 'value-type',
    message: `"${entry}" is not a phone prefix or the code of a country`,
    hint: meant === undefined ? 'write it as "+44", or as GB' : `write ${meant}`,
  };
}

/** Every prefix of a number, the longest last: `+1`, `+18`, …. */
function prefixesOf(number: string): string[] {
  return Array.from({ length: number.length - 1 }, (_, index) => number.slice(0, index + 2));
}

function isListed(number: string, keys: Keys, context: TestContext): Verdict {
  const { now, noted } = context;
  const country = keys.get(ANY_COUNTRY) === undefined ? undefined : countryOf(number);
  const own = country === undefined ? prefixesOf(number) : [...prefixesOf(number), country];
  if (noted !== undefined) noteEntries(keys, own, now, noted);
  if (own.some((key) => holds(keys, key, now))) return true;
  // A number of no known country may be one of a listed country.
  return country === undefined && holds(keys, ANY_COUNTRY, now) ? undefined : false;
}

function phonePrefix(name: string, wanted: boolean): Operator {
  return {
    name,
    expects: 'a list of phone prefixes and countries, or { list: NAME }',
    prepare: (value) => {
      const keys = readEntries(value);
      if (isProblem(keys)) return keys;
      // An index of another thread has been read without it, and the first request should not wait.
      if (keys.get(ANY_COUNTRY) !== undefined) loadCountries();
      return (fact, context) => {
        const number = numberOf(fact);
        const listed = number === undefined ? undefined : isListed(number, keys, context);
        return listed === undefined ? undefined : listed === wanted;
      };
    },
    doesNotApply: (fact, value) => {
      const number = numberOf(fact);
      if (number === undefined) return 'is not a phone number of + and 7 to 15 digits';
      return mayLackCountry(number, value) ? 'is not a phone number of a known country' : undefined;
    },
    boundaryValues: (value) => [
      ...firstElements(value).flatMap((entry) => aroundEntry(String(entry))),
      ...['+61 412 345 678', '+1 202 555 0123', '0412345678', 'none'],
    ],
  };
}

/** True if a value names countries, and no prefix of it matches the number, whose country is unknown. */
function mayLackCountry(number: string, value: unknown): boolean {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  const isListFile = !Array.isArray(value);
  if (entries.some((entry) => typeof entry === 'string' && number.startsWith(entry))) return false;
  const namesCountry = isListFile || entries.some((entry) => COUNTRY.test(String(entry)));
  return namesCountry && countryOf(number) === undefined;
}

const DIGITS = '2025550123';

/** A number of the entry, the same as people write it, and one beside it. */
function aroundEntry(entry: string): string[] {
  if (COUNTRY.test(entry)) return around(exampleOf(entry) ?? '');
  const within = `${entry}${DIGITS}`.slice(0, Math.max(entry.length, '+12025550123'.length));
  const last = (Number(entry.at(-1)) + 1) % 10;
  return [...around(within), `${entry.slice(0, -1)}${last}${within.slice(entry.length)}`];
}

function around(number: string): string[] {
  return [number, number.replace(/^(\+..)(...)/, '$1 ($2) ')];
}

export const phoneOperators: Operator[] = [
  phonePrefix('phonePrefixIn', true),
  phonePrefix('phonePrefixNotIn', false),
];
