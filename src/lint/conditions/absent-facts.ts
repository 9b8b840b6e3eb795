import { below } from '../../diagnostics/source-file.ts';
import type { Condition } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import type { Conjunction, Dnf } from '../logic/conjunctions.ts';
import { literalOf } from '../logic/literal.ts';
import type { Logic } from '../logic/logic.ts';
import { doesNotDeny } from '../logic/outcome-sets.ts';
import { mayBeAllowed } from '../logic/reachability.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';

export const denialInThen: Check = {
  code: 'denial-in-then',
  severity: 'warn',
  description:
    'A rule that denies only in then, although its condition is not met by a request without the fact.',
  rationale:
    'Every test except absent fails on an absent value, and most tests fail on a malformed one: a request without the field is not denied.',
  fix: 'State what is required in when and deny in otherwise, or add a test with the operator absent.',
  find: ({ files, logic }) =>
    files
      .flatMap(({ requestTypes }) => requestTypes)
      .flatMap((requestType) => avoidableDenials(requestType, logic))
      .map(({ source, at, rule }) => {
        const message = `"${rule.name}" denies only when its condition holds, and an absent or malformed value slips past`;
        const hint =
          'state what is required in when and deny in otherwise, or add a test with the operator absent';
        return findingAt(source, { at: below(at, 'then'), key: true }, { message, hint });
      }),
};

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
        conjunctionsWithoutOneFact(rule, logic)?.some((conjunction) => isAllowed(conjunction, rule)) ?? true,
    );
}

/** The conjunctions that the rule denies, each with one fact absent instead; undefined if they are unknown. */
function conjunctionsWithoutOneFact(rule: IndexedRule, logic: Logic): Dnf {
  return logic.conjunctions(rule, true)?.flatMap((conjunction) =>
    [...Map.groupBy(conjunction, ({ fact }) => fact).values()].flatMap(([left]) => {
      const absent = left && literalOf({ fact: left.test.fact, operator: 'absent' }, left.at, true);
      return absent ? [[absent, ...conjunction.filter(({ fact }) => fact !== absent.fact)]] : [];
    }),
  );
}

export const allowOnNothing: Check = {
  code: 'allow-on-nothing',
  severity: 'warn',
  description:
    'A rule that allows a request without any of its facts, although it does not test for absence.',
  rationale: '`not:` around a test is true of an absent fact: a request without the fields is allowed.',
  fix: 'Use the negative operator (notIn for in), or also require the fact.',
  find: ({ rules }) =>
    rules
      .filter(({ decides, then }) => decides && then?.allow && !denies(then))
      .filter((one) => holdsOnNothing(one, false))
      .map(({ source, at, rule }) => {
        const message = `"${rule.name}" allows a request without any of its facts: "not" around a test is true of an absent value`;
        const hint = 'use the negative operator (notIn for in), or require the fact beside it';
        return findingAt(source, { at: below(at, 'then'), key: true }, { message, hint });
      }),
};

/** Limit of nested references; the compiler refuses deeper ones. */
const MOST_DEPTH = 64;

/**
 * Evaluates a rule's condition with every fact absent.
 *
 * @param explicit the result of tests for absence; false to see whether the condition also holds without them
 * @returns undefined for a condition that contains itself, which the compiler reports
 */
function holdsOnNothing({ rule, conditions }: IndexedRule, explicit = true): boolean | undefined {
  let cyclic = false;
  const known = new Map<string, boolean>();
  const open = new Set<string>();
  const holds = (one: Condition): boolean => {
    if ('all' in one) return one.all.every(holds);
    if ('any' in one) return one.any.some(holds);
    if ('not' in one) return !holds(one.not);
    if ('condition' in one) return namedHolds(one.condition);
    return explicit && (one.operator === 'absent' || one.operator === 'not:present');
  };
  const namedHolds = (name: string): boolean => {
    const before = known.get(name);
    if (open.has(name) || open.size > MOST_DEPTH) cyclic = true;
    if (cyclic) return false;
    const named = conditions.get(name);
    if (before !== undefined || named === undefined) return before ?? false;
    open.add(name);
    known.set(name, false);
    const result = holds(named);
    known.set(name, result);
    open.delete(name);
    return result;
  };
  const result = holds(rule.when);
  return cyclic ? undefined : result;
}
