import { parseFactPath } from '../../rules/fact-path.ts';
import { isFactReference } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import type { Conjunction } from '../logic/conjunctions.ts';
import type { TestLiteral } from '../logic/literal.ts';
import type { IndexedRule, OutcomeUse, RuleIndex } from '../rule-index.ts';
import { attributesIn, type Output, outputsIn } from './outcome-parts.ts';

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
  kept: new Set('downcase upcase capitalize truncate append prepend default escape'.split(' ')),
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
    'A set or a profile command that copies a fact as entered, although the rules test it only with `trim:` or `ignoreCase:`.',
  rationale:
    'The profile gets a value that the rule seems to exclude: `trim:digits` with 4 accepts " 1234 ", and " 1234 " is written.',
  fix: 'Copy the tested value: `{{ data.userProfile.employeeNumber | strip }}` after `trim:`, `| downcase` after `ignoreCase:`.',
  find: (index) => {
    const decorated = decoratedFacts(index);
    return attributesIn(index).flatMap(({ source, place, attribute, value, uses }) => {
      const outputs = outputsIn(value);
      for (const use of uses)
        for (const output of outputs)
          for (const fact of output.facts) {
            const path = parseFactPath(fact);
            if (typeof path === 'string' || !decorated.has(JSON.stringify(path))) continue;
            const found = looseTests(JSON.stringify(path), output, use, index);
            const [first] = found;
            if (first === undefined) continue;
            const tests = found.map(
              ({ literal, kind }) => `${literal.operator} looks past ${kind.looksPast}`,
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

/** The facts that are tested with trim: or ignoreCase:. */
function decoratedFacts({ tests }: RuleIndex): Set<string> {
  const found = tests.filter(({ test }) => /(^|:)(trim|ignoreCase):/.test(test.operator));
  return new Set(found.map(({ test }) => JSON.stringify(parseFactPath(test.fact))));
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
      conjunctions.every((conjunction) => conjunction.some((literal) => excludes(literal, fact, kind))),
    );
    if (isHeld) return [];
    const found = required.flatMap(({ conjunctions, name }) => {
      const literal = conjunctions.flat().find((one) => isLoose(one, fact, kind));
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
    return conjunctions === undefined || conjunctions.length === 0
      ? []
      : [{ name: other.rule.name, conjunctions }];
  });
}

function isKept({ filters }: Output, { taken, kept }: Looseness): boolean {
  const isTaken = taken.some((together) => together.every((filter) => filters.includes(filter)));
  return !isTaken && filters.every((filter) => kept.has(filter) || partOf(filter, taken));
}

/** True for `lstrip`, which removes only a part of the difference. */
function partOf(filter: string, taken: Looseness['taken']): boolean {
  return taken.some((together) => together.includes(filter));
}

function isLoose(literal: TestLiteral, fact: string, { decorator }: Looseness): boolean {
  const { decorators } = partsOf(literal);
  return (
    literal.fact === fact &&
    literal.accepts.has(true) &&
    decorators.includes(decorator) &&
    !decorators.some((one) => OF_PARTS.has(one)) &&
    // If two facts are compared, neither of them is the reference.
    !isFactReference(literal.test.value)
  );
}

/** True if a test accepts no value with the difference. */
function excludes(literal: TestLiteral, fact: string, { decorator, strict }: Looseness): boolean {
  const { decorators, name } = partsOf(literal);
  if (literal.fact !== fact || decorators.includes(decorator)) return false;
  // Denying patterns and forbidden parts are not judged: their intention is unknown.
  return literal.accepts.has(true) ? strict.has(name) : name === 'matches' || name === 'contains';
}

function partsOf({ operator }: TestLiteral): { decorators: string[]; name: string } {
  const decorators = operator.split(':');
  const name = decorators.pop() ?? '';
  return { decorators, name };
}
