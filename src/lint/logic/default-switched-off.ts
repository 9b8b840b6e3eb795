import { below } from '../../diagnostics/source-file.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import { denies, type EffectiveOutcome, effectiveOutcome } from '../effective-outcome.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import type { Conjunction } from './conjunctions.ts';
import type { Logic } from './logic.ts';
import { conjunctionsTo, decidingRules, passes } from './outcome-sets.ts';

export const defaultSwitchedOff: Check = {
  code: 'default-switched-off',
  severity: 'warn',
  description:
    'Under strategy: all, a rule that only sets or logs something, next to a rule that allows, if only default denies.',
  rationale: 'Any outcome disables default: the requests that match the rule are allowed without an allow.',
  fix: 'Deny in the otherwise of the rule that allows, or set the attribute in its then.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter(({ written }) => written.strategy !== 'first')
      .filter(({ source, written }) => denies(effectiveOutcome(written.default ?? 'deny', source.value)))
      .flatMap((requestType) => switchesIn(requestType, logic)),
};

const allows = (outcome: EffectiveOutcome | undefined) => passes(outcome) && outcome?.allow === true;
/** Commands, which may allow, and `continue` are deliberate. */
const onlyAdds = (outcome: EffectiveOutcome | undefined) =>
  passes(outcome) &&
  !outcome?.allow &&
  outcome?.commands === undefined &&
  (outcome?.set ?? outcome?.debugContext) !== undefined;

/** A denial in an otherwise states a requirement for all requests; one in a then only an exception. */
function switchesIn(requestType: IndexedRequestType, logic: Logic): Finding[] {
  const rules = decidingRules(requestType) ?? [];
  if (rules.some(({ otherwise }) => denies(otherwise))) return [];
  const allowing = rules.filter(({ then, otherwise }) => allows(then) || allows(otherwise));
  if (allowing.length === 0) return [];
  const places = rules.flatMap((rule) =>
    (['then', 'otherwise'] as const)
      .map((key) => ({ rule, key }))
      .filter(({ rule, key }) => onlyAdds(rule[key])),
  );
  return places
    .filter(({ rule, key }) => leavesSome(logic.conjunctions(rule, key === 'then'), allowing, logic))
    .map(({ rule: { source, at, rule }, key }) => {
      const message = `"${rule.name}" allows requests that no rule allows: any outcome keeps default from denying`;
      const hint = 'deny in the otherwise of the rule that allows, or add to its then what this one adds';
      return findingAt(source, { at: below(at, key), key: true }, { message, hint });
    });
}

/** True if some of these conjunctions are certainly not allowed. */
function leavesSome(
  conjunctions: Conjunction[] | undefined,
  allowing: readonly IndexedRule[],
  logic: Logic,
): boolean {
  const left = allowing.reduce<Conjunction[] | undefined>(
    (open, rule) =>
      logic.meet(
        open,
        conjunctionsTo(logic, rule, (outcome) => !allows(outcome)),
      ),
    conjunctions,
  );
  return left !== undefined && left.length > 0;
}
