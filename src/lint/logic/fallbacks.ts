import { below } from '../../diagnostics/source-file.ts';
import { hookOf } from '../../hooks/index.ts';
import { type Check, type Finding, findingAt } from '../check.ts';
import { denies, type EffectiveOutcome, effectiveOutcome, hasAllow } from '../effective-outcome.ts';
import { requestInWords } from '../request-type-words.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import type { Dnf } from './conjunctions.ts';
import type { Logic } from './logic.ts';
import { alwaysDecides, conjunctionsTo, decidingRules, passes } from './outcome-sets.ts';

export const unreachedDefault: Check = {
  code: 'unreached-default',
  severity: 'info',
  description:
    'A default that allows and is never reached. Not reported: a default that denies; default: continue of the token and SAML hooks, whose files need one.',
  rationale: 'The rules have an outcome for every request, so that the default is misleading.',
  fix: 'Remove it, or write default: deny.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter(({ source, written }) => {
        const meaning = effectiveOutcome(written.default, source.value);
        const isNeeded = meaning?.effect === 'continue' && !hasAllow(source.value);
        return meaning !== undefined && !denies(meaning) && !isNeeded;
      })
      .filter((requestType) => alwaysDecides(requestType, logic))
      .map((requestType) => {
        const { source, at } = requestType;
        const message = `this default is never reached: every ${requestInWords(requestType)} gets an outcome from a rule`;
        const hint = hasAllow(source.value)
          ? 'take it out, or write default: deny'
          : 'write default: continue, or default: deny';
        return findingAt(source, { at: below(at, 'default'), key: true }, { message, hint });
      }),
};

export const defaultContinues: Check = {
  code: 'default-continues',
  severity: 'warn',
  description: 'A default that decides nothing.',
  rationale: 'Okta then allows by its own default: users without a matching rule register.',
  source: 'Okta Management API, registration inline hook, "com.okta.action.update"',
  fix: 'Write default: deny, or default: allow if all others may register.',
  find: ({ soundTypes, logic }) =>
    soundTypes
      .filter(({ source, written }) => effectiveOutcome(written.default, source.value)?.effect === 'continue')
      .filter((requestType) => !alwaysDecides(requestType, logic))
      .map(({ source, at }) => {
        const message = 'this default decides nothing, and Okta allows every request that no rule denies';
        const hint = 'write default: deny, or default: allow if everybody else may register';
        return findingAt(source, { at: below(at, 'default') }, { message, hint });
      }),
};

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
function leavesSome(conjunctions: Dnf, allowing: readonly IndexedRule[], logic: Logic): boolean {
  const left = allowing.reduce<Dnf>(
    (open, rule) =>
      logic.meet(
        open,
        conjunctionsTo(logic, rule, (outcome) => !allows(outcome)),
      ),
    conjunctions,
  );
  return left !== undefined && left.length > 0;
}

export const otherRequestType: Check = {
  code: 'other-request-type',
  severity: 'warn',
  description: 'A file with rules for one request type whose unhandled allows the other one.',
  rationale:
    'A hook can be configured to run for both: requests of the other type are allowed without any rule.',
  source: 'Okta guide "Registration inline hook", "Run this hook: Both"',
  fix: 'Write unhandled: deny, or rules for the other request type.',
  find: ({ files }) =>
    files
      .filter(({ sound, source }) => {
        const meaning = effectiveOutcome(source.value.unhandled, source.value);
        return sound && meaning !== undefined && allowsUnchanged(meaning);
      })
      .flatMap(({ source }) =>
        hookOf(source.value)
          .requestTypes.filter((requestType) => !Object.hasOwn(source.value.requestTypes, requestType))
          .map((requestType) => {
            const message = `every ${requestType} request is allowed: this file has no rules for it`;
            const hint = `write unhandled: deny, or rules for ${requestType}`;
            return findingAt(source, { at: '/unhandled' }, { message, hint });
          }),
      ),
};

/** The compiler refuses an unhandled that changes the profile. */
function allowsUnchanged(outcome: EffectiveOutcome): boolean {
  return !denies(outcome) && outcome.set === undefined && outcome.commands === undefined;
}
