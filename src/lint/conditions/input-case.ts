import { below } from '../../diagnostics/source-file.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { type List, listsByName } from '../../rules/lists/list.ts';
import {
  isFactReference,
  isListReference,
  listsNamedBy,
  type RuleFile,
  type Test,
} from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import { derivedAt } from '../facts/derived-facts.ts';
import type { Logic } from '../logic/logic.ts';
import { conjunctionsTo, doesNotDeny } from '../logic/outcome-sets.ts';
import { enteredAttribute } from '../outcomes/facts-tested.ts';
import { copiesIn } from '../outcomes/outcome-parts.ts';
import type { IndexedRule, IndexedTest, RuleIndex } from '../rule-index.ts';

export const inputCase: Check = {
  code: 'input-case',
  severity: 'info',
  description:
    'A case-sensitive comparison of user input with words. A warning where input in another case gets past a denial, as in `if`. Not reported: addresses, codes such as DE or A1, languages and time zones.',
  rationale: 'A user who types "Contractor" is not a "contractor" to this test.',
  fix: 'Put `trim:ignoreCase:` before the operator, or compare a derived fact with `strip` and `downcase`.',
  find: ({ tests, lists, logic }: RuleIndex) => {
    const wordIn = wordsOfLists(lists);
    return tests.flatMap((one) => {
      const { source, at, test } = one;
      const word =
        SENSITIVE.test(test.operator) && isTyped(test.fact, source.value) ? wordIn(test) : undefined;
      if (word === undefined) return [];
      const message = `${test.operator} compares case: to this test "${capitalized(word)}" is not "${word}"`;
      const hint = `use operator: "${withoutCase(test.operator)}"`;
      const severity = letsPass(one, logic) ? 'warn' : 'info';
      return [findingAt(source, { at: below(at, 'operator') }, { message, hint, severity })];
    });
  },
};

const SENSITIVE = /^(?:trim:|not:)*(?:equal|notEqual|in|notIn)$/;

/** Attributes with a check of their own, and those of codes, which forms let users choose. */
const NOT_WORDS = /^(?:login|\w*e-?mail|locale|\w*language|timezone|country(?:code)?|\w*id|\w*url)$/i;

/** Filters after which the case of the input does not matter. */
const SETTLED = new Set(
  (
    'downcase upcase capitalize title_case slugify size digits email_domain date_from ip_network uuid_from ' +
    'sha256 hmac_sha256'
  ).split(' '),
);

/** True if a fact is typed on the form as free text, or made of such a fact in the case as typed. */
export function isTyped(fact: string, file: RuleFile): boolean {
  const copies = copiesIn(`{{ ${fact} }}`, file).filter(
    ({ filters }) => !filters.some((one) => SETTLED.has(one)),
  );
  const copied = derivedAt(parseFactPath(fact)) !== undefined ? copies.flatMap(({ facts }) => facts) : [fact];
  return copied.some((one) => {
    const attribute = enteredAttribute(one, file);
    // Below an attribute there are the properties of an object, which nobody types.
    return attribute !== undefined && one.endsWith(`.${attribute}`) && !NOT_WORDS.test(attribute);
  });
}

/** True for words in lower or mixed case; not for a few letters, digits and signs, which are codes or domains. */
export function isWords(value: unknown): value is string {
  return typeof value === 'string' && /^[\p{L}\p{M} '’&-]{4,}$/u.test(value) && /\p{Ll}/u.test(value);
}

/** True for a test that the check reports for words in its value. */
export function comparesCase({ fact, operator, value }: Test, file: RuleFile): boolean {
  return SENSITIVE.test(operator) && isTyped(fact, file) && [value].flat().some(isWords);
}

/** Returns a search for the first words in a test's value. Each list is searched once. */
function wordsOfLists(lists: readonly List[]): (test: Test) => string | undefined {
  const byName = listsByName(lists);
  const known = new Map<string, string | undefined>();
  const inList = (name: string): string | undefined => {
    if (!known.has(name)) {
      const entries = byName.get(name)?.entries.values();
      known.set(name, entries?.find(({ value }) => isWords(value))?.value);
    }
    return known.get(name);
  };
  return ({ value }) => {
    if (isFactReference(value)) return undefined;
    if (isListReference(value)) return listsNamedBy(value).map(inList).find(isWords);
    return [value].flat().find(isWords);
  };
}

/** Another case of a text: a capital at its beginning, or all of it in capitals. */
function capitalized(word: string): string {
  const first = word.charAt(0).toUpperCase() + word.slice(1);
  return first === word ? word.toUpperCase() : first;
}

function withoutCase(operator: string): string {
  const without = operator.replace(/\w+$/, 'ignoreCase:$&');
  return operator.includes('trim:') ? without : `trim:${without}`;
}

/** True if input that differs in case gets past the denial of a rule. */
function letsPass({ at, rules }: IndexedTest, logic: Logic): boolean {
  const gets = (rule: IndexedRule) =>
    conjunctionsTo(logic, rule, doesNotDeny)
      ?.flat()
      .some((literal) => literal.at === at && !literal.accepts.has(true));
  return rules.some((rule) => rule.decides && (denies(rule.then) || denies(rule.otherwise)) && gets(rule));
}
