import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedRule, IndexedTest, RuleIndex } from '../rule-index.ts';
import { wordsOf } from './words-of.ts';

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
