import { below } from '../../diagnostics/source-file.ts';
import { countriesOf } from '../../engine/operators/phone-countries.ts';
import { type List, listsByName } from '../../rules/lists/list.ts';
import { withoutNegations } from '../../rules/negation.ts';
import type { Operand } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedTest } from '../rule-index.ts';

/** Countries that a message names; further ones are counted. */
const MOST_NAMED = 5;

export const phonePrefixCountries: Check = {
  code: 'phone-prefix-countries',
  severity: 'info',
  description:
    'A phone prefix, such as +1, that several countries share. Not reported: one of which another test of the fact excludes a country.',
  rationale: '+1 is the United States, Canada and most of the Caribbean; +7 is Russia and Kazakhstan.',
  source: 'ITU-T E.164: a country code may be that of a group of countries',
  fix: 'Write the codes of the countries that are meant: `[US, CA]`. For all but some, write `phonePrefixNotIn` with these beside it, under `all:`.',
  find: ({ tests, lists }) => {
    const byName = listsByName(lists);
    const ofPhones = tests.filter(({ test }) => /(^|:)phonePrefix(Not)?In$/.test(test.operator));
    return ofPhones.flatMap((one) => {
      const { source, at, test } = one;
      const entries = entriesIn(test.value, byName);
      const excluding = ofPhones.filter(
        (other) => other.source === source && other.test.fact === test.fact && excludes(other),
      );
      // A country beside its prefix adds nothing to those that a test accepts.
      const aware = excluding.includes(one) ? [one] : excluding;
      const said = aware.flatMap((other) => entriesIn(other.test.value, byName));
      return entries.filter(isPrefix).flatMap((prefix) => {
        const countries = countriesOf(prefix.slice(1));
        const isSaid = said.some((entry) => countries.includes(entry) || isBelow(entry, prefix));
        if (countries.length < 2 || isSaid) return [];
        const message = `${prefix} is the prefix of ${countries.length} countries: ${named(countries)}`;
        const hint = `write the codes of the countries that are meant in its place, such as ${countries[0]}`;
        return [findingAt(source, { at: below(at, 'value') }, { message, hint })];
      });
    });
  },
};

/** True if a test refuses the phones that it names. */
function excludes({ at, test }: IndexedTest): boolean {
  const turns = at.split('/').filter((part) => part === 'not').length;
  return withoutNegations(test.operator).negated !== (turns % 2 === 1);
}

/** A calling code has at most three digits. */
const isPrefix = (entry: string) => /^\+[1-9][0-9]{0,2}$/.test(entry);

const isBelow = (entry: string, prefix: string) => entry.startsWith(prefix) && entry !== prefix;

/** The entries of a list that are compared with each other; of a long one the first. */
const MOST_ENTRIES = 1000;

function entriesIn(value: Operand | undefined, lists: ReadonlyMap<string, List>): string[] {
  if (Array.isArray(value)) return value.map(String);
  const list = typeof value === 'object' && 'list' in value ? lists.get(value.list) : undefined;
  const entries = list?.entries.values().take(MOST_ENTRIES);
  return entries === undefined ? [] : Array.from(entries, (entry) => entry.value);
}

function named(countries: readonly string[]): string {
  const others = countries.length - MOST_NAMED;
  return `${countries.slice(0, MOST_NAMED).join(', ')}${others > 0 ? ` and ${others} others` : ''}`;
}

export const phoneAsText: Check = {
  code: 'phone-as-text',
  severity: 'info',
  description: 'A `startsWith` that compares a phone number with prefixes.',
  rationale:
    'People type +61 412 345 678, (+61) 412 345 678 and +1-876-555-0100, which is not in the United States.',
  fix: 'Use `phonePrefixIn`, which looks past spaces and punctuation, and knows countries.',
  find: ({ tests }) =>
    tests.flatMap(({ source, at, test }) => {
      const prefixes = [test.value].flat().map(String);
      const { operator, negated } = withoutNegations(test.operator);
      if (!/(^|:)startsWith$/.test(operator) || !prefixes.every(isPrefix)) return [];
      const quoted = prefixes.map((prefix) => `"${prefix}"`).join(', ');
      const message = 'a phone number is compared as text';
      const hint = `use operator: phonePrefix${negated ? 'Not' : ''}In, value: [${quoted}]`;
      return [findingAt(source, { at: below(at, 'operator') }, { message, hint })];
    }),
};
