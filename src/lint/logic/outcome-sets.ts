import { rangeOf } from '../../diagnostics/source-file.ts';
import { isEnforced } from '../../rules/rule-file.ts';
import { parseTime } from '../../rules/time.ts';
import { denies, type EffectiveOutcome } from '../effective-outcome.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import type { Conjunction } from './conjunctions.ts';
import type { Logic } from './logic.ts';

/** More findings of one kind about a request type help nobody. */
export const MOST_FINDINGS = 20;

/** The conjunctions to an outcome of a rule that is as asked; undefined as an outcome stands for none. */
export function conjunctionsTo(
  logic: Logic,
  rule: IndexedRule,
  asked: OutcomeTest,
): Conjunction[] | undefined {
  const toThen = asked(rule.then) ? logic.conjunctions(rule, true) : [];
  const toOtherwise = asked(rule.otherwise) ? logic.conjunctions(rule, false) : [];
  return toThen && toOtherwise && [...toThen, ...toOtherwise];
}

export type OutcomeTest = (outcome: EffectiveOutcome | undefined) => boolean;

export const isGiven: OutcomeTest = (outcome) => outcome !== undefined;
export const isMissing: OutcomeTest = (outcome) => outcome === undefined;
/** An outcome that does not deny, or none: the request is left to the other rules. */
export const doesNotDeny: OutcomeTest = (outcome) => !denies(outcome);
/** An outcome after which Okta continues. */
export const passes: OutcomeTest = (outcome) => outcome !== undefined && !denies(outcome);

/** The rules that decide, or undefined where one of them cannot be told. */
export function decidingRules({ rules }: IndexedRequestType): IndexedRule[] | undefined {
  const active = rules.filter(({ rule }) => isEnforced(rule));
  return active.every(({ decides }) => decides) ? active : undefined;
}

/** Whether a rule counts at every moment at which the other one does. */
export function covers(one: IndexedRule, other: IndexedRule): boolean {
  const [wide, narrow] = [windowOf(one), windowOf(other)];
  return wide.from <= narrow.from && wide.until >= narrow.until;
}

/** Whether there is a moment at which both count. */
export function meetInTime(one: IndexedRule, other: IndexedRule): boolean {
  const [first, second] = [windowOf(one), windowOf(other)];
  return first.from < second.until && second.from < first.until;
}

/** Whether a rule counts at every moment. */
export function isSteady({ rule }: IndexedRule): boolean {
  return rule.validFrom === undefined && rule.validUntil === undefined;
}

/** The time in which a rule counts, in milliseconds since 1970. */
export function windowOf({ rule: { validFrom = '', validUntil = '' } }: IndexedRule): {
  from: number;
  until: number;
} {
  return {
    from: parseTime(validFrom) ?? Number.NEGATIVE_INFINITY,
    until: parseTime(validUntil) ?? Number.POSITIVE_INFINITY,
  };
}

/** The rule's name and where it begins, for a message. */
export function called({ source, at, rule }: IndexedRule): string {
  return `"${rule.name}" (line ${rangeOf(source, at).start.line})`;
}

/** Whether under strategy: all no request can get past the rules, which deny too much together. */
export function deniesEverything(requestType: IndexedRequestType, logic: Logic): boolean {
  if (requestType.written.strategy === 'first') return false;
  return nobodyMeets(requestType, doesNotDeny, logic);
}

/** Whether at every moment some rule has an outcome for every request. */
export function alwaysDecides(requestType: IndexedRequestType, logic: Logic): boolean {
  return nobodyMeets(requestType, isMissing, logic);
}

/** Whether no request gets such an outcome from every rule that always counts. */
function nobodyMeets(requestType: IndexedRequestType, asked: OutcomeTest, logic: Logic): boolean {
  const steady = decidingRules(requestType)?.filter(isSteady) ?? [];
  const all = steady.map((rule) => conjunctionsTo(logic, rule, asked));
  return isEmptySet(logic, [[]], ...all);
}

/** Whether it is certain that no request has a conjunction in each of these. */
export function isEmptySet(logic: Logic, first: Conjunctions, ...others: readonly Conjunctions[]): boolean {
  return !logic.fit([first, ...others]) && others.reduce(logic.meet, first)?.length === 0;
}

type Conjunctions = readonly Conjunction[] | undefined;
