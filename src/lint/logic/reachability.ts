import { denies, effectiveOutcome } from '../effective-outcome.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import type { Conjunction, Dnf } from './conjunctions.ts';
import type { Logic } from './logic.ts';
import {
  conjunctionsTo,
  decidingRules,
  doesNotDeny,
  isEmptySet,
  isMissing,
  isSteady,
  type OutcomeTest,
  passes,
} from './outcome-sets.ts';

/** A set of requests. */
interface Among {
  /** The DNF that they meet. */
  conjunctions: readonly Conjunction[];
  /** Under strategy: first, only requests that reach this rule. */
  from?: IndexedRule;
}

/** True if some of the requests may be allowed; false only if certain. */
export function mayBeAllowed(requestType: IndexedRequestType, logic: Logic, among: Among): boolean {
  return mayMeet(requestType, logic, among, passes);
}

/** True if any request may be denied; false only if certain. */
export function mayBeDenied(requestType: IndexedRequestType, logic: Logic): boolean {
  return mayMeet(requestType, logic, { conjunctions: [[]] }, denies);
}

function mayMeet(requestType: IndexedRequestType, logic: Logic, among: Among, asked: OutcomeTest): boolean {
  const { source, written } = requestType;
  const rules = decidingRules(requestType);
  const fallback = effectiveOutcome(written.default ?? 'deny', source.value);
  if (rules === undefined || fallback === undefined) return true;
  if (asked(fallback) && leavesSome(among.conjunctions, rules, isMissing, logic)) return true;
  if (written.strategy === 'first') return mayMeetFirst(rules, logic, among, asked);
  const open =
    asked === passes ? narrowed(among.conjunctions, rules, doesNotDeny, logic) : among.conjunctions;
  return rules.some((rule) => overlap(logic, open, rule, asked));
}

function mayMeetFirst(
  rules: IndexedRule[],
  logic: Logic,
  { conjunctions, from }: Among,
  asked: OutcomeTest,
): boolean {
  const start = from === undefined ? 0 : rules.indexOf(from);
  let open = narrowed(conjunctions, rules.slice(0, start), isMissing, logic);
  for (const rule of rules.slice(start)) {
    if (overlap(logic, open, rule, asked)) return true;
    open = narrowed(open, [rule], isMissing, logic);
  }
  return false;
}

/** The conjunctions that a rule allows and no other rule denies; empty if they are unknown. */
export function conjunctionsThatAllow(requestType: IndexedRequestType, logic: Logic): Conjunction[] {
  const isFirst = requestType.written.strategy === 'first';
  const rules = decidingRules(requestType) ?? [];
  const left = (conjunctions: Dnf, rule: IndexedRule, asked: OutcomeTest) =>
    isSteady(rule) ? logic.meet(conjunctions, conjunctionsTo(logic, rule, asked)) : conjunctions;
  let open: Dnf = [[]];
  if (!isFirst) for (const rule of rules) open = left(open, rule, doesNotDeny);
  return rules.flatMap((rule) => {
    const found = logic.meet(open, conjunctionsTo(logic, rule, passes)) ?? [];
    if (isFirst) open = left(open, rule, isMissing);
    return found;
  });
}

/** The conjunctions for which every rule passes a predicate. Unknown rules and rules with time windows are ignored. */
function narrowed(
  conjunctions: readonly Conjunction[],
  rules: readonly IndexedRule[],
  asked: OutcomeTest,
  logic: Logic,
): readonly Conjunction[] {
  return rules
    .filter(isSteady)
    .reduce((open, rule) => logic.meet(open, conjunctionsTo(logic, rule, asked)) ?? open, conjunctions);
}

/** True if `narrowed` has a result. */
function leavesSome(
  conjunctions: readonly Conjunction[],
  rules: readonly IndexedRule[],
  asked: OutcomeTest,
  logic: Logic,
): boolean {
  const all = rules.filter(isSteady).map((rule) => conjunctionsTo(logic, rule, asked));
  return logic.fit([conjunctions, ...all]) || narrowed(conjunctions, rules, asked, logic).length > 0;
}

function overlap(logic: Logic, open: readonly Conjunction[], rule: IndexedRule, asked: OutcomeTest): boolean {
  return !isEmptySet(logic, open, conjunctionsTo(logic, rule, asked));
}
