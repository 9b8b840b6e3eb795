import { rangeOf } from '../../diagnostics/source-file.ts';
import { isEnforced } from '../../rules/rule-file.ts';
import { hasWindow, windowOf } from '../../rules/window.ts';
import { denies, type EffectiveOutcome } from '../effective-outcome.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import type { Dnf } from './conjunctions.ts';
import type { Logic } from './logic.ts';

/** Limit of findings of one check about a request type. */
export const MOST_FINDINGS = 20;

/** The conjunctions for which the outcome of a rule, or its absence, passes a predicate; undefined if unknown. */
export function conjunctionsTo(logic: Logic, rule: IndexedRule, asked: OutcomeTest): Dnf {
  const toThen = asked(rule.then) ? logic.conjunctions(rule, true) : [];
  const toOtherwise = asked(rule.otherwise) ? logic.conjunctions(rule, false) : [];
  const toNone = asked(undefined) ? logic.skipped(rule) : [];
  return toThen && toOtherwise && toNone && [...toThen, ...toOtherwise, ...toNone];
}

export type OutcomeTest = (outcome: EffectiveOutcome | undefined) => boolean;

export const isGiven: OutcomeTest = (outcome) => outcome !== undefined;
export const isMissing: OutcomeTest = (outcome) => outcome === undefined;
/** An outcome that does not deny, or none: the request is left to the other rules. */
export const doesNotDeny: OutcomeTest = (outcome) => !denies(outcome);
/** An outcome after which Okta continues. */
export const passes: OutcomeTest = (outcome) => outcome !== undefined && !denies(outcome);

/** The enforced rules; undefined if one of them is not fully known. */
export function decidingRules({ rules }: IndexedRequestType): IndexedRule[] | undefined {
  const active = rules.filter(({ rule }) => isEnforced(rule));
  return active.every(({ decides }) => decides) ? active : undefined;
}

/** True if the time window of a rule contains that of another one. */
export function covers(one: IndexedRule, other: IndexedRule): boolean {
  const [wide, narrow] = [windowOf(one.rule), windowOf(other.rule)];
  return wide.from <= narrow.from && wide.until >= narrow.until;
}

/** True if the time windows of two rules overlap. */
export function meetInTime(one: IndexedRule, other: IndexedRule): boolean {
  const [first, second] = [windowOf(one.rule), windowOf(other.rule)];
  return first.from < second.until && second.from < first.until;
}

/** True if a rule has no time window. */
export function isSteady({ rule }: IndexedRule): boolean {
  return !hasWindow(rule);
}

/** True if a rule is asked of every request: it has no time window and no `if`. */
export function isForAll(one: IndexedRule): boolean {
  return isSteady(one) && one.rule.if === undefined;
}

/** The name and the line of a rule, for messages. */
export function called({ source, at, rule }: IndexedRule): string {
  return `"${rule.name}" (line ${rangeOf(source, at).start.line})`;
}

/** True if under strategy: all the rules together deny every request. */
export function deniesEverything(requestType: IndexedRequestType, logic: Logic): boolean {
  if (requestType.written.strategy === 'first') return false;
  return isImpossible(requestType, doesNotDeny, logic);
}

/** True if some rule always has an outcome, for every request. */
export function alwaysDecides(requestType: IndexedRequestType, logic: Logic): boolean {
  return isImpossible(requestType, isMissing, logic);
}

/** True if no request gets such an outcome from all rules without a time window. */
function isImpossible(requestType: IndexedRequestType, asked: OutcomeTest, logic: Logic): boolean {
  const steady = decidingRules(requestType)?.filter(isSteady) ?? [];
  const all = steady.map((rule) => conjunctionsTo(logic, rule, asked));
  return isEmptySet(logic, [[]], ...all);
}

/** True if certainly no request meets all of these DNFs. */
export function isEmptySet(logic: Logic, first: Dnf, ...others: readonly Dnf[]): boolean {
  return !logic.fit([first, ...others]) && others.reduce(logic.meet, first)?.length === 0;
}
