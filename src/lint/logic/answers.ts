import type { Outcome } from '../../rules/rule-file.ts';
import { meaningOf, type RequestTypeReview, type RuleReview } from '../review.ts';
import type { Logic } from './logic.ts';
import { decidingRules, isMissing, isNobody, isSteady, letsIn, refuses, spares, waysTo } from './regions.ts';
import type { Way } from './ways.ts';

/** Of which requests something is asked. */
interface Among {
  /** The ways in which they meet what they meet. */
  ways: readonly Way[];
  /** Under strategy: first, those that come as far as this rule. */
  from?: RuleReview;
}

type Asked = (outcome: Outcome | undefined) => boolean;

/** Whether some of the requests may be let in; false only where that is certain. */
export function mayBeLetIn(requestType: RequestTypeReview, logic: Logic, among: Among): boolean {
  return mayMeet(requestType, logic, among, letsIn);
}

/** Whether any request may be denied; false only where that is certain. */
export function mayBeDenied(requestType: RequestTypeReview, logic: Logic): boolean {
  return mayMeet(requestType, logic, { ways: [[]] }, refuses);
}

function mayMeet(requestType: RequestTypeReview, logic: Logic, among: Among, asked: Asked): boolean {
  const { source, written } = requestType;
  const rules = decidingRules(requestType);
  const fallback = meaningOf(written.default ?? 'deny', source.value);
  if (rules === undefined || fallback === undefined) return true;
  if (asked(fallback) && leavesSome(among.ways, rules, isMissing, logic)) return true;
  if (written.strategy === 'first') return mayMeetFirst(rules, logic, among, asked);
  const open = asked === letsIn ? narrowed(among.ways, rules, spares, logic) : among.ways;
  return rules.some((rule) => overlap(logic, open, rule, asked));
}

function mayMeetFirst(rules: RuleReview[], logic: Logic, { ways, from }: Among, asked: Asked): boolean {
  const start = from === undefined ? 0 : rules.indexOf(from);
  let open = narrowed(ways, rules.slice(0, start), isMissing, logic);
  for (const rule of rules.slice(start)) {
    if (overlap(logic, open, rule, asked)) return true;
    open = narrowed(open, [rule], isMissing, logic);
  }
  return false;
}

/** The ways in which rules let somebody in, whom no other rule denies; none where there are too many to tell. */
export function waysIn(requestType: RequestTypeReview, logic: Logic): Way[] {
  const isFirst = requestType.written.strategy === 'first';
  const rules = decidingRules(requestType) ?? [];
  const left = (ways: readonly Way[] | undefined, rule: RuleReview, asked: Asked) =>
    isSteady(rule) ? logic.meet(ways, waysTo(logic, rule, asked)) : ways;
  let open: readonly Way[] | undefined = [[]];
  if (!isFirst) for (const rule of rules) open = left(open, rule, spares);
  return rules.flatMap((rule) => {
    const found = logic.meet(open, waysTo(logic, rule, letsIn)) ?? [];
    if (isFirst) open = left(open, rule, isMissing);
    return found;
  });
}

/** The ways that all these rules leave. A rule whose ways are too many, or that does not always count, leaves all. */
function narrowed(
  ways: readonly Way[],
  rules: readonly RuleReview[],
  asked: Asked,
  logic: Logic,
): readonly Way[] {
  return rules
    .filter(isSteady)
    .reduce((open, rule) => logic.meet(open, waysTo(logic, rule, asked)) ?? open, ways);
}

/** Whether `narrowed` leaves any. */
function leavesSome(ways: readonly Way[], rules: readonly RuleReview[], asked: Asked, logic: Logic): boolean {
  const all = rules.filter(isSteady).map((rule) => waysTo(logic, rule, asked));
  return logic.fit([ways, ...all]) || narrowed(ways, rules, asked, logic).length > 0;
}

function overlap(logic: Logic, open: readonly Way[], rule: RuleReview, asked: Asked): boolean {
  return !isNobody(logic, open, waysTo(logic, rule, asked));
}
