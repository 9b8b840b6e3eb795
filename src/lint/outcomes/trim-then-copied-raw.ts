import { parseFactPath } from '../../rules/fact-path.ts';
import { isFactReference } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import type { Conjunction } from '../logic/conjunctions.ts';
import type { TestLiteral } from '../logic/literal.ts';
import type { IndexedRule, OutcomeUse, RuleIndex } from '../rule-index.ts';
import { attributesIn, type Output, outputsIn } from './outcome-parts.ts';

/** Something that a decorator looks past, and that a copy keeps. */
interface Looseness {
  decorator: 'trim' | 'ignoreCase';
  looksPast: string;
  /** Filters that take it off, or the whole of them that together do. */
  taken: readonly (readonly string[])[];
  /** Filters that keep it; what any other one does to it is not known. */
  kept: ReadonlySet<string>;
  /** Operators that, without the decorator, let nothing through that differs in it alone. */
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
  // What ignoreCase: takes for equal is equal in lower case; in upper case it is not always (ß, ẞ).
  remedy: 'downcase',
};

/** Decorators behind which a test is about something else than the fact as a whole. */
const OF_PARTS = new Set(['someFact', 'everyFact', 'swap']);

export const trimThenCopiedRaw: Check = {
  code: 'trim-then-copied-raw',
  severity: 'warn',
  description:
    'A set or a profile command that copies a fact as it was typed, where the rules test it with `trim:` or `ignoreCase:` alone.',
  rationale:
    'The profile gets a value that the rule says it cannot have: `trim:digits` with 4 passes " 1234 ", and " 1234 " is written.',
  fix: 'Copy what was tested: `{{ data.userProfile.employeeNumber | strip }}` after `trim:`, `| downcase` after `ignoreCase:`.',
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

/** The facts that a test looks past something of: hardly any, so that most copies need no second look. */
function decoratedFacts({ tests }: RuleIndex): Set<string> {
  const found = tests.filter(({ test }) => /(^|:)(trim|ignoreCase):/.test(test.operator));
  return new Set(found.map(({ test }) => JSON.stringify(parseFactPath(test.fact))));
}

interface LooseTest {
  literal: TestLiteral;
  kind: Looseness;
  /** Its name. */
  rule: string;
}

/** The tests that let a fact through in more spellings than one, where nothing else holds and the copy keeps them. */
function looseTests(fact: string, output: Output, use: OutcomeUse, index: RuleIndex): LooseTest[] {
  const { rule, key } = use;
  if (rule === undefined || key !== 'then') return [];
  const required = requiredFor(rule, index);
  return [WHITE_SPACE, CASE].flatMap((kind) => {
    if (!isKept(output, kind)) return [];
    const isHeld = required.some(({ conjunctions }) =>
      conjunctions.every((conjunction) => conjunction.some((literal) => holds(literal, fact, kind))),
    );
    if (isHeld) return [];
    const found = required.flatMap(({ conjunctions, name }) => {
      const literal = conjunctions.flat().find((one) => isLoose(one, fact, kind));
      return literal === undefined ? [] : [{ literal, kind, rule: name }];
    });
    return found.slice(0, 1);
  });
}

/** What has to be met before the rule's `then` is sent: its own condition, and those without which a rule denies. */
function requiredFor(
  rule: IndexedRule,
  { rules, logic }: RuleIndex,
): { name: string; conjunctions: Conjunction[] }[] {
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

/** `lstrip` alone leaves what stands behind. */
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
    // Neither of two facts that are compared is the right spelling.
    !isFactReference(literal.test.value)
  );
}

/** Whether a value that differs in this alone is not let through. */
function holds(literal: TestLiteral, fact: string, { decorator, strict }: Looseness): boolean {
  const { decorators, name } = partsOf(literal);
  if (literal.fact !== fact || decorators.includes(decorator)) return false;
  // What a denying pattern or a part that must not be in it are about is for the author to know.
  return literal.accepts.has(true) ? strict.has(name) : name === 'matches' || name === 'contains';
}

function partsOf({ operator }: TestLiteral): { decorators: string[]; name: string } {
  const decorators = operator.split(':');
  const name = decorators.pop() ?? '';
  return { decorators, name };
}
