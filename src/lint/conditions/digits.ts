import { below } from '../../diagnostics/source-file.ts';
import { withoutNegations } from '../../rules/negation.ts';
import type { Test } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedRule, IndexedTest, RuleIndex } from '../rule-index.ts';
import { acceptedBy } from './domain-tests.ts';
import { wordsOf } from './words-of.ts';

export const lengthForDigits: Check = {
  code: 'length-for-digits',
  severity: 'warn',
  description: 'A test of the length in a rule whose name, description or error requires digits.',
  rationale: 'abcd has four characters too, and passes the test.',
  source: 'Okta guide "Registration inline hook": its sample tests the length of the employee number',
  fix: 'Use digits, which accepts digits only.',
  find: (index) => {
    const lettersTaken = triedOnce();
    const demanding = rulesRequiringDigits(index, lettersTaken);
    return index.tests.flatMap((one) => {
      const letters = lettersTaken(one.test);
      const rule = one.rules.find((rule) => speaksOfDigits(rule) && !demanding.has(rule));
      if (letters === undefined || rule === undefined) return [];
      const message = `"${letters}" passes this test, and "${rule.rule.name}" speaks of digits`;
      const { value } = one.test;
      const length = Array.isArray(value) && value[0] === value[1] ? value[0] : value;
      const hint = `use operator: digits${Array.isArray(value) ? `, value: ${JSON.stringify(length)}` : ''}`;
      return [findingAt(one.source, { at: below(one.at, 'operator') }, { message, hint })];
    });
  },
};

const MOST_LETTERS = 12;

/** Finds letters that pass a test which accepts the same number of digits. */
type LettersTaken = (test: Test) => string | undefined;

/** Caches the result by operator and value, because compiling a pattern is slow. */
function triedOnce(): LettersTaken {
  const known = new Map<string, string | undefined>();
  return (test) => {
    const key = JSON.stringify([test.operator, test.value]);
    if (!known.has(key)) known.set(key, tryLetters(test));
    return known.get(key);
  };
}

function tryLetters({ operator, value }: Test): string | undefined {
  const positive = withoutNegations(operator).operator;
  if (!/(^|:)(lengthBetween|matches)$/.test(positive)) return undefined;
  const accepts = acceptedBy(positive, value);
  const lengths = Array.from({ length: MOST_LETTERS }, (_, index) => index + 1);
  const words = lengths
    .filter((length) => accepts?.('0'.repeat(length)))
    .flatMap((length) => ['abcdefghijkl'.slice(0, length), 'ABCDEFGHIJKL'.slice(0, length)]);
  return words.find((word) => accepts?.(word));
}

/** The rules with a test that accepts digits only, which their texts may describe. */
function rulesRequiringDigits({ tests }: RuleIndex, lettersTaken: LettersTaken): ReadonlySet<IndexedRule> {
  const demanding = tests.filter((one) => {
    const { operator, value } = one.test;
    if (/(^|:)(digits|(less|greater)Than(Inclusive)?)$/.test(operator)) return true;
    const isPattern = /(^|:)(matches|notMatches)$/.test(operator);
    return isPattern && /\\d|0-9|digit/.test(String(value)) && lettersTaken(one.test) === undefined;
  });
  return new Set(demanding.flatMap(({ rules }) => rules));
}

function speaksOfDigits(rule: IndexedRule): boolean {
  const text = wordsOf(rule).join(' ');
  return /\bdigits?\b/i.test(text) && !/\b(letters?|characters?|alphanumeric)\b/i.test(text);
}

export const numberInMessage: Check = {
  code: 'number-in-message',
  severity: 'warn',
  description:
    'A rule whose name, description or error states another number of digits than its test requires.',
  rationale: 'A user who follows the message is denied again. It happens if only one of the two is changed.',
  fix: 'Change both the text and the test.',
  find: (index) =>
    [...digitTestsByRule(index)].flatMap(([rule, tests]) => {
      const [first] = tests;
      const asked = tests.map(requiredDigits);
      const fits = ({ number }: Mention) => asked.some(({ min, max }) => min <= number && number <= max);
      // If one number of a text is right, the others describe something else.
      const wrong = wordsOf(rule)
        .map(mentions)
        .filter((found) => !found.some(fits))
        .flatMap((found) => found.find(({ ofPart }) => !ofPart) ?? [])[0];
      if (first === undefined || wrong === undefined) return [];
      const { min, max } = requiredDigits(first);
      const digits = min === max ? `${min}` : `${min} to ${max}`;
      const message = `the test asks for ${digits} digits, and "${rule.rule.name}" speaks of "${wrong.text}"`;
      const hint = 'change its name, its description and its messages too, or the number back';
      return [findingAt(first.source, { at: below(first.at, 'value') }, { message, hint })];
    }),
};

/** The tests of digits that each rule uses. */
function digitTestsByRule({ tests }: RuleIndex): ReadonlyMap<IndexedRule, IndexedTest[]> {
  const byRule = new Map<IndexedRule, IndexedTest[]>();
  for (const one of tests.filter(({ test: { operator } }) =>
    /^((trim|someFact|everyFact):)*digits$/.test(operator),
  ))
    for (const rule of one.rules) byRule.set(rule, [...(byRule.get(rule) ?? []), one]);
  return byRule;
}

/** The required number of digits; operands that are not numbers are reported elsewhere, and allow any number. */
function requiredDigits({ test: { value } }: IndexedTest): { min: number; max: number } {
  const [min, max] = Array.isArray(value) ? value : [value, value];
  return typeof min === 'number' && typeof max === 'number' ? { min, max } : { min: 0, max: Infinity };
}

const WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const PART = '(?:first|last|next|leading|trailing|final)';
const MENTION = new RegExp(
  `\\b(${PART}\\s+)?(\\d{1,3}|${WORDS.join('|')})[\\s-](${PART}\\s+)?digits?\\b`,
  'gi',
);

interface Mention {
  text: string;
  number: number;
  /** True for `the first 2 digits`: the text may be longer. */
  ofPart: boolean;
}

/** The numbers of digits that a text states: `4 digits`, `four-digit`. */
function mentions(words: string): Mention[] {
  return [...words.matchAll(MENTION)].map(([text, before, number = '', behind]) => {
    const index = WORDS.indexOf(number.toLowerCase());
    return { text, number: index === -1 ? Number(number) : index, ofPart: (before ?? behind) !== undefined };
  });
}
