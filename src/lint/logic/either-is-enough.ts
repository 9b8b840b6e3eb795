import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { wordsOf } from '../conditions/words-of.ts';
import { denies, effectiveOutcome } from '../effective-outcome.ts';
import { reachedFrom } from '../reached-conditions.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import { called, decidingRules, isForAll } from './outcome-sets.ts';

export const eitherIsEnough: Check = {
  code: 'either-is-enough',
  severity: 'warn',
  description:
    'Under strategy: all, two rules that only allow, for different attributes of the profile, without a rule that denies.',
  rationale: 'Rules are not requirements: a request that meets one of the two is allowed.',
  fix: 'Write otherwise: deny in both. If either is enough, say so: one rule with any, or "or" in a description.',
  find: ({ soundTypes }) =>
    soundTypes.flatMap((requestType) => {
      const [first, second] = requirementsIn(requestType);
      if (first === undefined || second === undefined) return [];
      const { source, at, rule } = second;
      const message = `a request that meets "${rule.name}" is allowed, even if it does not meet ${called(first)}`;
      const hint = 'write otherwise: deny in both; if either is enough, write one rule with any';
      return [findingAt(source, { at: below(at, 'name') }, { message, hint })];
    }),
};

/** The two rules of a request type if they look like two requirements. */
function requirementsIn(requestType: IndexedRequestType): IndexedRule[] {
  const { source, written } = requestType;
  const rules = decidingRules(requestType) ?? [];
  const denied = denies(effectiveOutcome(written.default ?? 'deny', source.value));
  if (written.strategy === 'first' || !denied || rules.length !== 2 || !rules.every(onlyAllows)) return [];
  const [first, second] = rules.map(attributesTested);
  return first && second && first.isDisjointFrom(second) ? rules : [];
}

function onlyAllows(one: IndexedRule): boolean {
  const { then, otherwise } = one;
  const { effect, ...keys } = then ?? {};
  const isPlain = effect === 'allow' && Object.keys(keys).length === 1 && otherwise === undefined;
  return isPlain && isForAll(one) && !wordsOf(one).some((text) => ALTERNATIVE.test(text));
}

const ALTERNATIVE = /\b(or|either|also|alternative(ly)?|instead|exception(s)?|invited|guests?)\b/i;

/** The entered attributes that a rule tests, login and email as one; undefined if it also tests other facts. */
function attributesTested({ at, rule, conditions }: IndexedRule): Set<string> | undefined {
  const { tests } = reachedFrom([{ at: below(at, 'when'), condition: rule.when }], conditions);
  const attributes = tests.map(({ test }) => TYPED.exec(test.fact)?.[1]);
  const known = attributes.filter((name) => name !== undefined);
  if (known.length < attributes.length) return undefined;
  return new Set(known.map((name) => (name === 'login' ? 'email' : name)));
}

const TYPED = /^data\.userProfile(?:Update)?\.(\w+)$/;
