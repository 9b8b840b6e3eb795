import { parseFactPath } from '../../rules/fact-path.ts';
import { isFactReference, type RuleFile } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import { derivedAt, factDefinition, sourcesOf } from '../facts/derived-facts.ts';
import type { Conjunction } from '../logic/conjunctions.ts';
import type { TestLiteral } from '../logic/literal.ts';
import type { IndexedRule, OutcomeUse, RuleIndex } from '../rule-index.ts';
import { attributesIn, copiesIn, type Output, outputsIn } from './outcome-parts.ts';

/** A difference that a decorator ignores, and that a copy keeps. */
interface Looseness {
  decorator: 'trim' | 'ignoreCase';
  looksPast: string;
  /** Sets of filters that together remove the difference. */
  taken: readonly (readonly string[])[];
  /** Filters that keep the difference; the effect of other filters is unknown. */
  kept: ReadonlySet<string>;
  /** Operators that, without the decorator, accept no value with the difference. */
  strict: ReadonlySet<string>;
  remedy: string;
}

const NUMBERS = 'lessThan lessThanInclusive greaterThan greaterThanInclusive'.split(' ');
const TIMES = 'before after olderThan newerThan'.split(' ');
const EXACT = ['equal', 'in', 'matches', 'digits', 'ipInCidr', ...NUMBERS, ...TIMES];

const WHITE_SPACE: Looseness = {
  decorator: 'trim',
  looksPast: 'the white space around it',
  taken: [['strip'], ['squish'], ['lstrip', 'rstrip']],
  kept: new Set('downcase upcase capitalize title_case truncate append prepend default escape'.split(' ')),
  strict: new Set([...EXACT, 'email', 'emailDomainIn']),
  remedy: 'strip',
};

const CASE: Looseness = {
  decorator: 'ignoreCase',
  looksPast: 'upper and lower case',
  taken: [['downcase'], ['upcase'], ['capitalize'], ['slugify']],
  kept: new Set('strip lstrip rstrip squish truncate append prepend default escape'.split(' ')),
  strict: new Set(EXACT),
  // Values that are equal with ignoreCase: are equal in lower case; in upper case not always (ß, ẞ).
  remedy: 'downcase',
};

/** Decorators that make a test apply to a part of the fact, or to the other operand. */
const OF_PARTS = new Set(['someFact', 'everyFact', 'swap']);

export const trimThenCopiedRaw: Check = {
  code: 'trim-then-copied-raw',
  severity: 'warn',
  description:
    'A set or a profile command that copies a fact as entered, although the rules test it only with `trim:` or `ignoreCase:`, or by a derived fact with `strip` or `downcase`.',
  rationale:
    'The profile gets a value that the rule seems to exclude: `trim:digits` with 4 accepts " 1234 ", and " 1234 " is written.',
  fix: 'Copy the tested value: `{{ data.userProfile.employeeNumber | strip }}` after `trim:`, `| downcase` after `ignoreCase:`.',
  find: (index) => {
    const decorated = decoratedFacts(index);
    return attributesIn(index).flatMap(({ source, place, attribute, value, uses }) => {
      const outputs = copiesIn(value, source.value);
      for (const use of uses)
        for (const output of outputs)
          for (const fact of output.facts) {
            const path = parseFactPath(fact);
            if (typeof path === 'string' || !decorated.has(JSON.stringify(path))) continue;
            const found = looseTests(JSON.stringify(path), output, use, index);
            const [first] = found;
            if (first === undefined) continue;
            const tests = found.map(
              ({ literal, kind }) => `${lookingPast(literal, kind)} looks past ${kind.looksPast}`,
            );
            const message = `"${attribute}" gets ${fact} as it was typed, and ${tests.join(', and ')} (in "${first.rule}")`;
            const filters = found.map(({ kind }) => ` | ${kind.remedy}`).join('');
            const hint = `copy what was tested: {{ ${fact}${filters} }}`;
            return [findingAt(source, { at: place, key: true }, { message, hint })];
          }
      return [];
    });
  },
};

/** The operator, or the derived fact, that ignores the difference. */
function lookingPast({ operator, test }: TestLiteral, { decorator }: Looseness): string {
  return operator.split(':').includes(decorator) ? operator : test.fact;
}

/** The facts that are tested with trim: or ignoreCase:, or by a derived fact. */
function decoratedFacts({ tests }: RuleIndex): Set<string> {
  const facts = tests.flatMap(({ test: { fact, operator }, source }) => {
    const isDecorated = /(^|:)(trim|ignoreCase):/.test(operator);
    return [...(isDecorated ? [fact] : []), ...sourcesOf(fact, source.value).filter((one) => one !== fact)];
  });
  return new Set(facts.map((fact) => JSON.stringify(parseFactPath(fact))));
}

interface LooseTest {
  literal: TestLiteral;
  kind: Looseness;
  /** The name of the rule. */
  rule: string;
}

/** The tests that accept several spellings of a fact, if no other test excludes them and the copy keeps them. */
function looseTests(fact: string, output: Output, use: OutcomeUse, index: RuleIndex): LooseTest[] {
  const { rule, key } = use;
  if (rule === undefined || key !== 'then') return [];
  const required = requiredFor(rule, index);
  return [WHITE_SPACE, CASE].flatMap((kind) => {
    if (!isKept(output, kind)) return [];
    const isHeld = required.some(({ conjunctions }) =>
      conjunctions.every((conjunction) =>
        conjunction.some((literal) => excludes(literal, testOf(literal, fact, rule.source.value), kind)),
      ),
    );
    if (isHeld) return [];
    const found = required.flatMap(({ conjunctions, name }) => {
      const literal = conjunctions
        .flat()
        .find((one) => isLoose(one, testOf(one, fact, rule.source.value), kind));
      return literal === undefined ? [] : [{ literal, kind, rule: name }];
    });
    return found.slice(0, 1);
  });
}

/** The conditions that hold whenever the rule's `then` is sent: its own, and those of rules that deny otherwise. */
function requiredFor(
  rule: IndexedRule,
  { rules, logic }: RuleIndex,
): { name: string; conjunctions: readonly Conjunction[] }[] {
  const required = rules
    .filter((other) => other.source === rule.source && other.requestType === rule.requestType)
    .flatMap((other) => {
      if (other === rule) return [{ other, wanted: true }];
      if (!other.decides) return [];
      const denial = (['then', 'otherwise'] as const).find((one) => {
        const outcome = other[one];
        return outcome !== undefined && denies(outcome);
      });
      return denial === undefined ? [] : [{ other, wanted: denial === 'otherwise' }];
    });
  return required.flatMap(({ other, wanted }) => {
    const conjunctions = logic.conjunctions(other, wanted);
    // The other rule does not deny where it is skipped.
    const skipped = other === rule ? [] : logic.skipped(other);
    return conjunctions === undefined || skipped === undefined || conjunctions.length === 0
      ? []
      : [{ name: other.rule.name, conjunctions: [...conjunctions, ...skipped] }];
  });
}

function isKept({ filters }: Output, { taken, kept }: Looseness): boolean {
  return !isTaken(filters, { taken }) && filters.every((filter) => kept.has(filter) || partOf(filter, taken));
}

/** True if filters remove the difference. */
function isTaken(filters: readonly string[], { taken }: Pick<Looseness, 'taken'>): boolean {
  return taken.some((together) => together.every((filter) => filters.includes(filter)));
}

/** True for `lstrip`, which removes only a part of the difference. */
function partOf(filter: string, taken: Looseness['taken']): boolean {
  return taken.some((together) => together.includes(filter));
}

function isLoose(literal: TestLiteral, test: FactTest | undefined, { decorator }: Looseness): boolean {
  return (
    test !== undefined &&
    literal.accepts.has(true) &&
    test.decorators.includes(decorator) &&
    !test.decorators.some((one) => OF_PARTS.has(one)) &&
    // If two facts are compared, neither of them is the reference.
    !isFactReference(literal.test.value)
  );
}

/** True if a test accepts no value with the difference. */
function excludes(
  literal: TestLiteral,
  test: FactTest | undefined,
  { decorator, strict }: Looseness,
): boolean {
  if (test === undefined || test.decorators.includes(decorator)) return false;
  // Denying patterns and forbidden parts are not judged: their intention is unknown.
  return literal.accepts.has(true) ? strict.has(test.name) : /^(matches|contains)$/.test(test.name);
}

/** A test of a fact. */
interface FactTest {
  /** A filter of a derived fact counts as the decorator that does the same. */
  decorators: readonly string[];
  /** The operator without decorators. */
  name: string;
}

/** The literal as a test of a fact, or of a derived fact that is made of it alone; undefined if it tests another one. */
function testOf({ operator, fact: tested }: TestLiteral, fact: string, file: RuleFile): FactTest | undefined {
  const decorators = operator.split(':');
  const name = decorators.pop() ?? '';
  const filters = tested === fact ? [] : decoratorsOf(tested, fact, file);
  return filters && { decorators: [...filters, ...decorators], name };
}

const ONE_OUTPUT = /^\{\{[^{}]*\}\}$/;

/** The decorators in place of a derived fact's filters; undefined if it is made of other facts, or with other filters. */
function decoratorsOf(derived: string, fact: string, file: RuleFile): string[] | undefined {
  const name = derivedAt(JSON.parse(derived) as string[]);
  const definition = name && factDefinition(name, file);
  if (typeof definition !== 'string' || !ONE_OUTPUT.test(definition)) return undefined;
  const [{ facts, filters } = { facts: [], filters: [] }] = outputsIn(definition);
  const [source = '', ...others] = facts.map((one) => JSON.stringify(parseFactPath(one)));
  const known = [WHITE_SPACE, CASE].flatMap(({ taken }) => taken.flat());
  if (source !== fact || others.length > 0 || !filters.every((one) => known.includes(one))) return undefined;
  return [WHITE_SPACE, CASE].filter((kind) => isTaken(filters, kind)).map(({ decorator }) => decorator);
}
