import type { EffectiveOutcome } from '../effective-outcome.ts';
import { effectiveOutcome } from '../effective-outcome.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import type { Conjunction } from './conjunctions.ts';
import type { Logic } from './logic.ts';
import {
  allowsIn,
  decidingRules,
  deniesIn,
  isEmptySet,
  isMissing,
  isSteady,
  mayNotDeny,
  waysTo,
} from './outcome-sets.ts';

/** Of which requests something is asked. */
interface Among {
  /** The ways in which they meet what they meet. */
  ways: readonly Conjunction[];
  /** Under strategy: first, those that come as far as this rule. */
  from?: IndexedRule;
}

type Asked = (outcome: EffectiveOutcome | undefined) => boolean;

/** Whether some of the requests may be let in; false only where that is certain. */
export function mayBeAllowed(requestType: IndexedRequestType, logic: Logic, among: Among): boolean {
  return mayMeet(requestType, logic, among, allowsIn);
}

/** Whether any request may be denied; false only where that is certain. */
export function mayBeDenied(requestType: IndexedRequestType, logic: Logic): boolean {
  return mayMeet(requestType, logic, { ways: [[]] }, deniesIn);
}

function mayMeet(requestType: IndexedRequestType, logic: Logic, among: Among, asked: Asked): boolean {
  const { source, written } = requestType;
  const rules = decidingRules(requestType);
  const fallback = effectiveOutcome(written.default ?? 'deny', source.value);
  if (rules === undefined || fallback === undefined) return true;
  if (asked(fallback) && leavesSome(among.ways, rules, isMissing, logic)) return true;
  if (written.strategy === 'first') return mayMeetFirst(rules, logic, among, asked);
  const open = asked === allowsIn ? narrowed(among.ways, rules, mayNotDeny, logic) : among.ways;
  return rules.some((rule) => overlap(logic, open, rule, asked));
}

function mayMeetFirst(rules: IndexedRule[], logic: Logic, { ways, from }: Among, asked: Asked): boolean {
  const start = from === undefined ? 0 : rules.indexOf(from);
  let open = narrowed(ways, rules.slice(0, start), isMissing, logic);
  for (const rule of rules.slice(start)) {
    if (overlap(logic, open, rule, asked)) return true;
    open = narrowed(open, [rule], isMissing, logic);
  }
  return false;
}

/** The ways in which rules let somebody in, whom no other rule denies; none where there are too many to tell. */
export function conjunctionsThatAllow(requestType: IndexedRequestType, logic: Logic): Conjunction[] {
  const isFirst = requestType.written.strategy === 'first';
  const rules = decidingRules(requestType) ?? [];
  const left = (ways: readonly Conjunction[] | undefined, rule: IndexedRule, asked: Asked) =>
    isSteady(rule) ? logic.meet(ways, waysTo(logic, rule, asked)) : ways;
  let open: readonly Conjunction[] | undefined = [[]];
  if (!isFirst) for (const rule of rules) open = left(open, rule, mayNotDeny);
  return rules.flatMap((rule) => {
    const found = logic.meet(open, waysTo(logic, rule, allowsIn)) ?? [];
    if (isFirst) open = left(open, rule, isMissing);
    return found;
  });
}

/** The ways that all these rules leave. A rule whose ways are too many, or that does not always count, leaves all. */
function narrowed(
  ways: readonly Conjunction[],
  rules: readonly IndexedRule[],
  asked: Asked,
  logic: Logic,
): readonly Conjunction[] {
  return rules
    .filter(isSteady)
    .reduce((open, rule) => logic.meet(open, waysTo(logic, rule, asked)) ?? open, ways);
}

/** Whether `narrowed` leaves any. */
function leavesSome(
  ways: readonly Conjunction[],
  rules: readonly IndexedRule[],
  asked: Asked,
  logic: Logic,
): boolean {
  const all = rules.filter(isSteady).map((rule) => waysTo(logic, rule, asked));
  return logic.fit([ways, ...all]) || narrowed(ways, rules, asked, logic).length > 0;
}

function overlap(logic: Logic, open: readonly Conjunction[], rule: IndexedRule, asked: Asked): boolean {
  return !isEmptySet(logic, open, waysTo(logic, rule, asked));
}
