import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedRule, IndexedTest, RuleIndex } from '../rule-index.ts';
import { wordsOf } from './words-of.ts';

export const numberInMessage: Check = {
  code: 'number-in-message',
  severity: 'warn',
  description:
    'A rule whose name, description or error speaks of another number of digits than its test asks for.',
  rationale:
    'Whoever does as the message says is denied again. It happens when only one of the two is changed.',
  fix: 'Change the words with the number, or the number back.',
  find: (index) =>
    [...digitTestsByRule(index)].flatMap(([rule, tests]) => {
      const [first] = tests;
      const asked = tests.map(askedFor);
      const fits = ({ number }: Mention) => asked.some(({ min, max }) => min <= number && number <= max);
      // Where one number of a text is right, another one is about something else.
      const wrong = wordsOf(rule)
        .map(mentions)
        .filter((found) => !found.some(fits))
        .flatMap((found) => found.find(({ ofPart }) => !ofPart) ?? [])[0];
      if (first === undefined || wrong === undefined) return [];
      const { min, max } = askedFor(first);
      const digits = min === max ? `${min}` : `${min} to ${max}`;
      const message = `the test asks for ${digits} digits, and "${rule.rule.name}" speaks of "${wrong.text}"`;
      const hint = 'change its name, its description and its messages too, or the number back';
      return [findingAt(first.source, { at: below(first.at, 'value') }, { message, hint })];
    }),
};

/** The tests of digits that each rule reaches; one of them may be what its words are about. */
function digitTestsByRule({ tests }: RuleIndex): ReadonlyMap<IndexedRule, IndexedTest[]> {
  const byRule = new Map<IndexedRule, IndexedTest[]>();
  for (const one of tests.filter(({ test: { operator } }) =>
    /^((trim|someFact|everyFact):)*digits$/.test(operator),
  ))
    for (const rule of one.rules) byRule.set(rule, [...(byRule.get(rule) ?? []), one]);
  return byRule;
}

/** What is no number has been reported as a mistake; it asks for anything. */
function askedFor({ test: { value } }: IndexedTest): { min: number; max: number } {
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
  /** `the first 2 digits`: of something that may be longer. */
  ofPart: boolean;
}

/** The numbers of digits that a text speaks of: `4 digits`, `four-digit`. */
function mentions(words: string): Mention[] {
  return [...words.matchAll(MENTION)].map(([text, before, number = '', behind]) => {
    const index = WORDS.indexOf(number.toLowerCase());
    return { text, number: index === -1 ? Number(number) : index, ofPart: (before ?? behind) !== undefined };
  });
}
