import { expect, test } from 'vitest';
import { languageTag } from '../../../src/rules/language-tag.ts';

test.each([
  ['en-US', 'en-US'],
  ['en_US', 'en-US'],
  ['EN-us', 'en-US'],
  ['pt_br', 'pt-BR'],
  ['zh_hant_tw', 'zh-Hant-TW'],
  ['iw', 'he'],
  ['de-DE-u-co-phonebk', 'de-DE-u-co-phonebk'],
])('language tag: %s is %s', (written, tag) => {
  expect(languageTag(written)).toBe(tag);
});

test.each([
  [''],
  ['-'],
  ['d'],
  ['en-'],
  ['en--US'],
  ['default'],
  ['german'],
  ['de,en;q=0.5'],
  ['en_US.UTF-8'],
  ['en-u'],
  [' en'],
  [42],
  [['de']],
  [undefined],
  [null],
])('language tag: %j is none', (value) => {
  expect(languageTag(value)).toBeUndefined();
});

test('language tag: a text longer than any tag is none, because matching takes time with its length', () => {
  const long = `en-x-${'a-'.repeat(20)}a`;
  expect(Intl.getCanonicalLocales(long)).toEqual([long]);
  expect(languageTag(long)).toBeUndefined();
});
