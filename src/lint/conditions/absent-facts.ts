import { below } from '../../diagnostics/source-file.ts';
import { isAbsent, parseFactPath } from '../../rules/fact-path.ts';
import { factsOf, type Rule, type RuleFile, type Test } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies, hasAllow } from '../effective-outcome.ts';
import { derivedAt, derivedIn, requestFactsIn, sourcesOf, templatesOf } from '../facts/derived-facts.ts';
import type { Conjunction, Dnf } from '../logic/conjunctions.ts';
import { literalOf, type TestLiteral } from '../logic/literal.ts';
import type { Logic } from '../logic/logic.ts';
import { doesNotDeny } from '../logic/outcome-sets.ts';
import { mayBeAllowed } from '../logic/reachability.ts';
import { type PlacedCondition, reachedFrom } from '../reached-conditions.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import { holdsOnNothing, isOfFound, valueOfNothing } from './holds-on-nothing.ts';

export const denialInThen: Check = {
  code: 'denial-in-then',
  severity: 'warn',
  description:
    'A rule that denies only in then, although its condition is not met by a request without the fact. In files of the token and SAML hooks only conditions that say what must not be: a negative operator, or one of times and numbers.',
  rationale:
    'Every test except absent fails on an absent value, and most tests fail on a malformed one: a request without the field is not denied.',
  fix: 'State what is required in when and deny in otherwise, or add a test with the operator absent.',
  find: ({ files, logic }) =>
    files
      .flatMap(({ requestTypes }) => requestTypes)
      .flatMap((requestType) => avoidableDenials(requestType, logic))
      .map(({ source, at, rule }) => {
        const message = `"${rule.name}" denies only when its condition holds, and an absent or malformed value slips past`;
        const hint = denialHint(rule);
        return findingAt(source, { at: below(at, 'then'), key: true }, { message, hint });
      }),
};

const FOR_SOME =
  'is the rule for some requests only? write the test for them as if:, what they need in when, and deny in otherwise';

/** Several tests together are often one of whom the rule is for, and one of what is wrong. */
function denialHint({ when }: Rule): string {
  const isForSome = 'all' in when && when.all.length > 1;
  return isForSome
    ? `${FOR_SOME}; else add a test with the operator absent`
    : 'state what is required in when and deny in otherwise, or add a test with the operator absent';
}

/** Limit of conjunctions that are evaluated; further ones count as allowed. */
const MOST_TRIED = 20;

function avoidableDenials(requestType: IndexedRequestType, logic: Logic): IndexedRule[] {
  const known = new Map<string, boolean>();
  const isAllowed = (conjunction: Conjunction, from: IndexedRule) => {
    const place = requestType.written.strategy === 'first' ? from.at : '';
    const key = JSON.stringify([
      place,
      conjunction.map((literal) => [literal.key, [...literal.accepts].map(String)]),
    ]);
    const before = known.get(key);
    if (before !== undefined || known.size === MOST_TRIED) return before ?? true;
    const result = mayBeAllowed(requestType, logic, { conjunctions: [conjunction], from });
    known.set(key, result);
    return result;
  };
  return requestType.rules
    .filter(({ decides, then, otherwise }) => decides && denies(then) && doesNotDeny(otherwise))
    .filter((rule) => holdsOnNothing(rule) === false)
    .filter(
      (rule) =>
        conjunctionsWithoutOneFact(rule, logic)?.some((conjunction) => isAllowed(conjunction, rule)) ??
        hasAllow(rule.source.value),
    );
}

/** The conjunctions that the rule denies, each with one fact of `when` absent instead; undefined if they are unknown. */
function conjunctionsWithoutOneFact(rule: IndexedRule, logic: Logic): Dnf {
  const { at, rule: written, conditions, source } = rule;
  const tested = new Set(factsRead({ at, condition: written.when }, conditions));
  return logic.conjunctions(rule, true)?.flatMap((conjunction) => {
    const own = conjunction.filter((one) => tested.has(one.test.fact) && isForAbsent(one, source.value));
    return [...Map.groupBy(own, ({ fact }) => fact).values()].flatMap(([left]) => {
      const absent = left === undefined ? [] : withoutFact(left, source.value);
      const isAbsent = (literal: TestLiteral) => absent.some(({ fact }) => fact === literal.fact);
      return absent.length === 0 ? [] : [[...absent, ...conjunction.filter((one) => !isAbsent(one))]];
    });
  });
}

const ORDERED = /(^|:)(olderThan|newerThan|before|after|(less|greater)Than(Inclusive)?)$/;

/**
 * True if a denial by this test should apply to requests without the fact, too. A user who registers leaves facts out at will.
 * Okta leaves them out where there is nothing to say: "deny guests" is no mistake then, and "deny all but staff" is one.
 */
function isForAbsent({ accepts, operator }: TestLiteral, file: RuleFile): boolean {
  const isNegative = !accepts.has(true) && !accepts.has(undefined) && !operator.endsWith('present');
  return hasAllow(file) || isNegative || ORDERED.test(operator);
}

/** The literals of a request without a fact. Without a value in its key, a lookup has found nothing. */
function withoutFact({ test, at }: TestLiteral, file: RuleFile): TestLiteral[] {
  const derived = derivedAt(parseFactPath(test.fact));
  const isLookup = derived?.startsWith('lookups.');
  const [key] = isLookup ? templatesOf(derived ?? '', file) : [];
  const [ofKey] = key === undefined ? [] : [...derivedIn(key.text), ...requestFactsIn(key.text)];
  const tests: Test[] = isLookup ? [{ fact: `${derived}.found`, operator: 'equal', value: false }] : [];
  if (!isOfFound(test)) tests.push({ fact: test.fact, operator: 'absent' });
  if (ofKey?.startsWith('lookups.') === false) tests.push({ fact: ofKey, operator: 'absent' });
  return tests.map((one) => literalOf(one, at, true)).filter((literal) => literal !== undefined);
}

export const allowOnNothing: Check = {
  code: 'allow-on-nothing',
  severity: 'warn',
  description:
    'A rule that allows a request without any of its facts, although it does not test for absence.',
  rationale:
    '`not:` around a test is true of an absent fact, and a derived fact may have a value without any field, as one with `default` has: a request without the fields is allowed.',
  fix: 'Use the negative operator (notIn for in), or also require the fact.',
  find: ({ rules }) =>
    rules
      .filter(({ decides, then }) => decides && then?.allow && !denies(then))
      .flatMap((one) => {
        const found = allowsNothing(one);
        if (found === undefined) return [];
        const { source, at, rule } = one;
        const message = `"${rule.name}" allows a request without any of its facts: ${reasonOf(found)}`;
        const hint = allowHint(rule, found);
        return [findingAt(source, { at: below(at, 'then'), key: true }, { message, hint })];
      }),
};

function reasonOf({ byLookup, byDerived }: AllowedNothing): string {
  if (byDerived !== undefined) return `${byDerived} has a value for it, too`;
  return byLookup
    ? 'a lookup whose key has no value finds nothing'
    : '"not" around a test is true of an absent value';
}

function allowHint({ when }: Rule, { byLookup, byDerived }: AllowedNothing): string {
  if (byDerived !== undefined)
    return 'require a fact of the request beside it, with the operator present, or take the default of the template out';
  if ('any' in when && when.any.some((part) => 'not' in part))
    return `${FOR_SOME}; else use the negative operator (notIn for in)`;
  return byLookup
    ? 'require the fact in the key beside it, with the operator present'
    : 'use the negative operator (notIn for in), or require the fact beside it';
}

/** Why a condition holds without any of its facts. */
interface AllowedNothing {
  byLookup: boolean;
  /** A derived fact that has a value. */
  byDerived: string | undefined;
}

/** A rule whose condition holds without any of its facts, which its `if` does not require. */
function allowsNothing(one: IndexedRule): AllowedNothing | undefined {
  if (holdsOnNothing(one, { explicit: false }) !== true || requiresFacts(one)) return undefined;
  const { source, at, rule, conditions } = one;
  const isByDerived = holdsOnNothing(one, { explicit: false, derived: false }) !== true;
  const facts = isByDerived ? factsRead({ at, condition: rule.when }, conditions) : [];
  return {
    byLookup: holdsOnNothing(one, { explicit: false, lookups: false }) !== true,
    byDerived: facts.find((fact) => !isAbsent(valueOfNothing(fact, source))),
  };
}

/** True if the `if` of a rule reads a fact that its condition reads, too. */
function requiresFacts({ at, source, rule, conditions }: IndexedRule): boolean {
  if (rule.if === undefined) return false;
  const [ofIf, ofWhen] = [rule.if, rule.when].map(
    (condition) =>
      new Set(factsRead({ at, condition }, conditions).flatMap((fact) => sourcesOf(fact, source.value))),
  );
  return ofIf !== undefined && ofWhen !== undefined && !ofIf.isDisjointFrom(ofWhen);
}

function factsRead(start: PlacedCondition, conditions: IndexedRule['conditions']): string[] {
  return reachedFrom([start], conditions).tests.flatMap(({ test }) => factsOf(test));
}
