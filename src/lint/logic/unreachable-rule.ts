import { below } from '../../diagnostics/source-file.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import type { Dnf } from './conjunctions.ts';
import type { Logic } from './logic.ts';
import {
  called,
  conjunctionsTo,
  covers,
  decidingRules,
  isEmptySet,
  isGiven,
  isMissing,
  isSteady,
  MOST_FINDINGS,
} from './outcome-sets.ts';

export const unreachableRule: Check = {
  code: 'unreachable-rule',
  severity: 'warn',
  description: 'Under strategy: first, a rule that never decides, because the rules before it always do.',
  rationale: 'The first outcome is the result: later rules are not evaluated.',
  fix: 'Put the narrower rule first, or remove the unreachable one.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter(({ written }) => written.strategy === 'first')
      .flatMap((requestType) => unreachableIn(requestType, logic)),
};

function unreachableIn(requestType: IndexedRequestType, logic: Logic): Finding[] {
  const found: Finding[] = [];
  const earlier: IndexedRule[] = [];
  let open: Dnf = [[]];
  for (const rule of decidingRules(requestType) ?? []) {
    if (found.length === MOST_FINDINGS || open === undefined) break;
    const own = conjunctionsTo(logic, rule, isGiven);
    const windowed = earlier.filter((other) => !isSteady(other) && covers(other, rule));
    const left = windowed.reduce<Dnf>(
      (conjunctions, other) => logic.meet(conjunctions, conjunctionsTo(logic, other, isMissing)),
      open,
    );
    if (own?.length !== 0 && isEmptySet(logic, left, own)) found.push(report(rule, earlier, logic));
    if (isSteady(rule)) open = logic.meet(open, conjunctionsTo(logic, rule, isMissing));
    earlier.push(rule);
  }
  return found;
}

function report(rule: IndexedRule, earlier: readonly IndexedRule[], logic: Logic): Finding {
  const own = conjunctionsTo(logic, rule, isGiven);
  const covering = earlier.filter((other) => covers(other, rule));
  const single = covering.find((other) => isEmptySet(logic, own, conjunctionsTo(logic, other, isMissing)));
  const by = single === undefined ? 'the rules before it together' : called(single);
  const message = `"${rule.rule.name}" never decides: wherever it would, ${by} already has`;
  const hint = 'put the narrower rule first, or take this one out';
  return findingAt(rule.source, { at: below(rule.at, 'name') }, { message, hint });
}
