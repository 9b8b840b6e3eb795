import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies, type EffectiveOutcome } from '../effective-outcome.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import type { Logic } from './logic.ts';
import {
  called,
  conjunctionsTo,
  covers,
  decidingRules,
  deniesEverything,
  doesNotDeny,
  isEmptySet,
} from './outcome-sets.ts';

const allows = (outcome: EffectiveOutcome | undefined) => outcome?.allow === true && !denies(outcome);

export const contradictingRules: Check = {
  code: 'contradicting-rules',
  severity: 'warn',
  description: 'Under strategy: all, a rule that allows only what another rule denies.',
  rationale: 'Denials win: the rule that allows lets nobody in.',
  fix: 'Put the exception into the condition of the rule that denies, or use strategy: first.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter(({ written }) => written.strategy !== 'first')
      .flatMap((requestType) => {
        const found = contradictionsIn(requestType, logic);
        // Rules that leave nobody over are said to be that.
        return found.length > 0 && deniesEverything(requestType, logic) ? [] : found;
      })
      .map(({ allowing, denying }) => {
        const { source, at, rule } = allowing;
        const message = `"${rule.name}" allows nobody: whom it allows, ${called(denying)} denies, and denials win`;
        const hint = 'put the exception into the condition of the rule that denies, or use strategy: first';
        return findingAt(source, { at: below(at, 'name') }, { message, hint });
      }),
};

function contradictionsIn(
  requestType: IndexedRequestType,
  logic: Logic,
): { allowing: IndexedRule; denying: IndexedRule }[] {
  const rules = decidingRules(requestType) ?? [];
  const denying = rules.flatMap((rule) => {
    const spared = conjunctionsTo(logic, rule, doesNotDeny);
    // A rule that denies everybody is another mistake.
    return [rule.then, rule.otherwise].every(doesNotDeny) || !spared?.length ? [] : [{ rule, spared }];
  });
  return rules.flatMap((allowing) => {
    const allowed = conjunctionsTo(logic, allowing, allows);
    if (!allowed?.length) return [];
    const against = denying.find(
      ({ rule, spared }) => rule !== allowing && covers(rule, allowing) && isEmptySet(logic, allowed, spared),
    );
    return against === undefined ? [] : [{ allowing, denying: against.rule }];
  });
}
