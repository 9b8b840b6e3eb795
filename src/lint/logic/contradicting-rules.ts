import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { hasAllow } from '../effective-outcome.ts';
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
  type OutcomeTest,
  passes,
} from './outcome-sets.ts';

/** The outcomes with which a rule lets a request pass: where no outcome allows, those that do not deny. */
function allowsIn({ source }: IndexedRule): OutcomeTest {
  if (!hasAllow(source.value)) return passes;
  return (outcome) => passes(outcome) && outcome?.allow === true;
}

export const contradictingRules: Check = {
  code: 'contradicting-rules',
  severity: 'warn',
  description:
    'Under strategy: all, a rule that allows only what another rule denies. In files of the token and SAML hooks: that continues or changes something.',
  rationale: 'Denials take precedence: the rule that allows has no effect.',
  fix: 'Put the exception into the condition of the rule that denies, or use strategy: first.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter(({ written }) => written.strategy !== 'first')
      .flatMap((requestType) => {
        const found = contradictionsIn(requestType, logic);
        // never-allowed reports rules that deny every request.
        return found.length > 0 && deniesEverything(requestType, logic) ? [] : found;
      })
      .map(({ allowing, denying }) => {
        const { source, at, rule } = allowing;
        const allows = hasAllow(source.value) ? 'allows' : 'lets continue';
        const message = `"${rule.name}" has no effect: ${called(denying)} denies every request that it ${allows}, and denials take precedence`;
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
    const notDenied = conjunctionsTo(logic, rule, doesNotDeny);
    // Another check reports rules that deny every request.
    return [rule.then, rule.otherwise].every(doesNotDeny) || !notDenied?.length ? [] : [{ rule, notDenied }];
  });
  return rules.flatMap((allowing) => {
    const allowed = conjunctionsTo(logic, allowing, allowsIn(allowing));
    if (!allowed?.length) return [];
    const against = denying.find(
      ({ rule, notDenied }) =>
        rule !== allowing && covers(rule, allowing) && isEmptySet(logic, allowed, notDenied),
    );
    return against === undefined ? [] : [{ allowing, denying: against.rule }];
  });
}
