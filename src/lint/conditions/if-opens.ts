import { below } from '../../diagnostics/source-file.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { withoutNegations } from '../../rules/negation.ts';
import { isFactReference, type RuleFile, type Test } from '../../rules/rule-file.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import { denies, hasAllow } from '../effective-outcome.ts';
import { derivedAt, sourcesOf } from '../facts/derived-facts.ts';
import type { Dnf } from '../logic/conjunctions.ts';
import { literalOf, type TestLiteral } from '../logic/literal.ts';
import type { Logic } from '../logic/logic.ts';
import { isForAll } from '../logic/outcome-sets.ts';
import { mayBeAllowed } from '../logic/reachability.ts';
import { enteredAttribute } from '../outcomes/facts-tested.ts';
import { conditionsOf, reachedFrom } from '../reached-conditions.ts';
import type { IndexedRequestType, IndexedRule, RuleIndex } from '../rule-index.ts';
import { optionalPartsOf } from '../sign-in/optional-facts.ts';
import { conditionInWords } from './condition-in-words.ts';
import { type IfMistake, ifMistakes } from './if-values.ts';

export const ifOpens: Check = {
  code: 'if-opens',
  severity: 'info',
  description:
    'A rule that denies, and by its `if` does not ask all requests. A warning where the `if` reads what a user types, and no other rule of the request type holds that fact to a list of values; where it misses a spelling of a value that they allow, such as one with a capital or a space; and where it names a value that they never allow. Not reported: an `if` that asks only whether a fact is present; requests that the other rules do not allow; in files of the token and SAML hooks, an `if` whose facts Okta always sends.',
  rationale:
    'A user whose input differs from the `if`, such as "Contractors" for contractor, gets past the rule.',
  fix: 'Add a rule that holds the fact to its values: `trim:ignoreCase:in` with [employee, contractor], and `otherwise: deny`. Compare in the `if` as that rule does: `trim:ignoreCase:equal`.',
  find: ({ soundTypes, logic, lists, now }: RuleIndex) =>
    soundTypes.flatMap((requestType) => {
      const { rules } = requestType;
      const some = rules.filter(({ rule, decides }) => decides && rule.if !== undefined);
      if (some.length === 0) return [];
      const tests = rules.flatMap((rule) => reachedFrom(conditionsOf(rule), rule.conditions).tests);
      const holding = rules.filter((rule) => rule.decides && denies(rule.otherwise) && isForAll(rule));
      const context = {
        tests: tests.map(({ test }) => test),
        holding,
        logic,
        mayPass: mayPass(requestType, logic),
        mistakeIn: ifMistakes(requestType, { lists, now, logic }),
      };
      return some
        .filter(({ then, otherwise }) => denies(then) || denies(otherwise))
        .flatMap((rule) => findingsOf(rule, context));
    }),
};

/** A request type. */
interface Context {
  /** All tests of its rules. */
  tests: readonly Test[];
  /** The rules that deny every request which does not meet their condition. */
  holding: readonly IndexedRule[];
  logic: Logic;
  /** True if some of these requests may be allowed, of those that reach a rule. */
  mayPass: (conjunctions: Dnf, from: IndexedRule) => boolean;
  /** A mistake in the values of an `if`, by one of its tests. */
  mistakeIn: (rule: IndexedRule, test: Test) => IfMistake | undefined;
}

/** Limit of answers for a request type, each of which takes time; nothing is claimed about further requests. */
const MOST_TRIED = 20;

function mayPass(requestType: IndexedRequestType, logic: Logic): Context['mayPass'] {
  let left = MOST_TRIED;
  return (conjunctions = [[]], from) => {
    left -= 1;
    return left >= 0 && mayBeAllowed(requestType, logic, { conjunctions, from });
  };
}

function findingsOf(rule: IndexedRule, context: Context): Finding[] {
  const tests = testsOfIf(rule).filter(({ operator }) => !asksForPresence(operator));
  const [first] = tests;
  if (rule.rule.if === undefined || first === undefined) return [];
  const skipped = `"${rule.rule.name}" is skipped unless ${conditionInWords(rule.rule.if)}`;
  const place = { at: below(rule.at, 'if'), key: true };
  if (!hasAllow(rule.source.value)) return withoutFact(rule, tests, context);
  const entered = tests.filter(({ fact }) => isEntered(fact, rule.source.value));
  for (const test of entered) {
    const variant = openVariant(test, rule, context);
    if (variant === undefined) continue;
    const message = `${skipped}: a user who ${inWords(variant, test)} is not asked`;
    const hint = `hold ${test.fact} to its values in a rule of its own: ${secondRule(test, context)}`;
    return [findingAt(rule.source, place, { message, hint, severity: 'warn' })];
  }
  for (const test of entered) {
    const mistake = context.mistakeIn(rule, test);
    if (mistake !== undefined) return [findingAt(rule.source, place, { ...mistake, severity: 'warn' })];
  }
  if (entered.length > 0 || tests.some((test) => isHeld(test, context))) return [];
  if (!context.mayPass(context.logic.skipped(rule), rule)) return [];
  return [findingAt(rule.source, place, { message: skipped, hint: OTHERS })];
}

/** Reports an `if` that is not met by requests in which Okta leaves out one of its facts. */
function withoutFact(rule: IndexedRule, tests: readonly Test[], { logic, mayPass }: Context): Finding[] {
  const [missing] = tests.flatMap(({ fact }) => optionalPartsOf(fact, rule.source.value));
  if (rule.rule.if === undefined || missing === undefined || !mayPass(logic.skipped(rule), rule)) return [];
  const words = conditionInWords(rule.rule.if);
  const message = `"${rule.rule.name}" is skipped unless ${words}: a request without ${missing} is not asked`;
  return [findingAt(rule.source, { at: below(rule.at, 'if'), key: true }, { message, hint: OTHERS })];
}

const OTHERS = 'make sure that the other rules decide about these requests';

function testsOfIf(rule: IndexedRule): Test[] {
  return reachedFrom(conditionsOf(rule).slice(0, -1), rule.conditions).tests.map(({ test }) => test);
}

function asksForPresence(operator: string): boolean {
  return withoutNegations(operator).operator.endsWith('present');
}

/** True if a fact is entered on the form, or made of such a fact. What a lookup finds is written by whoever keeps its list. */
function isEntered(fact: string, file: RuleFile): boolean {
  if (derivedAt(parseFactPath(fact))?.startsWith('lookups.')) return false;
  return sourcesOf(fact, file).some((source) => enteredAttribute(source, file) !== undefined);
}

/** A test of another value of the fact, or of none, with which a request gets past the rule and may be allowed. */
function openVariant(test: Test, rule: IndexedRule, context: Context): Test | undefined {
  const { logic, mayPass } = context;
  if (isHeld(test, context)) return undefined;
  return [variantOf(test), { fact: test.fact, operator: 'absent' }].find((variant) => {
    const literal = literalOf(variant, rule.at, true);
    return mayPass(logic.meet(logic.skipped(rule), literal && [[literal]]), rule);
  });
}

/** True if a rule denies every request in which the fact of a test is not one of some values. */
function isHeld(test: Test, { holding, logic }: Context): boolean {
  return holding.some((rule) => holdsToValues(rule, test, logic));
}

/** Operators that are true of listed values only. */
const LISTING = /(^|:)(equal|in|emailDomainIn|phonePrefixIn)$/;

/** True if the condition of a rule holds only where the fact of a test is one of some values. */
function holdsToValues(rule: IndexedRule, { fact }: Test, logic: Logic): boolean {
  const names = ({ accepts, operator, test }: TestLiteral) =>
    accepts.has(true) &&
    LISTING.test(operator) &&
    !isFactReference(test.value) &&
    areOfOneSource(test.fact, fact, rule.source.value);
  return logic.conjunctions(rule, true)?.every((conjunction) => conjunction.some(names)) ?? false;
}

/** True if two facts are made of the same facts of the request. */
function areOfOneSource(one: string, other: string, file: RuleFile): boolean {
  const [first, second] = [one, other].map(
    (fact) => new Set(sourcesOf(fact, file).map((source) => JSON.stringify(parseFactPath(source)))),
  );
  return first !== undefined && second !== undefined && first.symmetricDifference(second).size === 0;
}

/** The first text in a test's value. */
function namedIn({ value }: Test): string | undefined {
  return [value].flat().find((one) => typeof one === 'string');
}

/** A test of another value than those that a test names. */
function variantOf(test: Test): Test {
  return { fact: test.fact, operator: 'equal', value: `${namedIn(test) ?? '~'}s` };
}

function inWords(variant: Test, test: Test): string {
  if (variant.operator === 'absent') return 'leaves it empty';
  const isText = /(^|:)(equal|in)$/.test(withoutNegations(test.operator).operator);
  return isText ? `types "${variant.value}"` : 'types another value';
}

/** The rule that the hint proposes. */
function secondRule(test: Test, { tests }: Context): string {
  const { fact } = test;
  const isOfDomains = /(^|:)emailDomainIn$/.test(withoutNegations(test.operator).operator);
  const operator = isOfDomains ? 'emailDomainIn' : '"trim:ignoreCase:in"';
  const values = [...namedBy([test, ...tests], fact), '…'].join(', ');
  return `when: { fact: ${fact}, operator: ${operator}, value: [${values}] }, otherwise: deny`;
}

/** The texts that tests of a fact name. */
function namedBy(tests: readonly Test[], fact: string): ReadonlySet<unknown> {
  const ofFact = tests.filter((test) => test.fact === fact && LISTING.test(test.operator));
  return new Set(ofFact.flatMap(({ value }) => [value].flat()).filter((one) => typeof one === 'string'));
}
