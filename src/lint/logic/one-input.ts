import { findOperator } from '../../engine/operators/index.ts';
import { type FactTest, isProblem, verdictOf } from '../../engine/operators/operator.ts';
import { type FactPath, putAt, writtenPath } from '../../rules/fact-path.ts';
import { type List, listsByName } from '../../rules/lists/list.ts';
import {
  type Condition,
  isFactReference,
  isListReference,
  listsNamedBy,
  type RuleSource,
  type Test,
} from '../../rules/rule-file.ts';
import { denies, type EffectiveOutcome, effectiveOutcome } from '../effective-outcome.ts';
import { factValuesOf } from '../facts/fact-values.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import { steadyLists } from './literal.ts';
import { decidingRules, isSteady, passes } from './outcome-sets.ts';

/** Evaluates rules for requests of which one fact is known. Undefined: it depends on other facts. */
export interface OneInput {
  /** True if a condition of the request type holds if the fact has this value. */
  holds: (condition: Condition, value: string) => boolean | undefined;
  /** False only if every request with this value is denied. */
  mayBeAllowed: (value: string) => boolean;
}

/** Limit of nested conditions; the compiler refuses deeper ones. */
const MOST_DEPTH = 64;

/**
 * @param input the path of the fact
 * @param lists with constant entries; tests of others are unknown
 */
export function oneInput(
  requestType: IndexedRequestType,
  input: FactPath,
  { lists, now }: { lists: readonly List[]; now: number },
): OneInput {
  const { source, rules } = requestType;
  const named = rules[0]?.conditions ?? new Map<string, Condition>();
  const testHolds = testsOf(source, input, lists, now);
  const holds = (condition: Condition, value: string, depth = 0): boolean | undefined => {
    if (depth > MOST_DEPTH) return undefined;
    const each = (parts: readonly Condition[]) => parts.map((part) => holds(part, value, depth + 1));
    if ('all' in condition) return allOf(each(condition.all));
    if ('any' in condition) return negated(allOf(each(condition.any).map(negated)));
    if ('not' in condition) return negated(holds(condition.not, value, depth + 1));
    if ('fact' in condition) return testHolds(condition, value);
    const definition = named.get(condition.condition);
    return definition && holds(definition, value, depth + 1);
  };
  const outcomesFor = (rule: IndexedRule, value: string): (EffectiveOutcome | undefined)[] => {
    const { if: only, when } = rule.rule;
    const isAsked = only === undefined ? true : holds(only, value);
    const isMet = isAsked === false ? undefined : holds(when, value);
    return [
      ...(isAsked !== true || !isSteady(rule) ? [undefined] : []),
      ...(isAsked !== false && isMet !== false ? [rule.then] : []),
      ...(isAsked !== false && isMet !== true ? [rule.otherwise] : []),
    ];
  };
  return { holds, mayBeAllowed: (value) => mayPass(requestType, (rule) => outcomesFor(rule, value)) };
}

/** The outcomes that a rule may have. */
type Outcomes = readonly (EffectiveOutcome | undefined)[];

function mayPass(requestType: IndexedRequestType, outcomesOf: (rule: IndexedRule) => Outcomes): boolean {
  const { source, written } = requestType;
  const rules = decidingRules(requestType);
  const fallback = effectiveOutcome(written.default ?? 'deny', source.value);
  if (rules === undefined || fallback === undefined) return true;
  const outcomes = rules.map(outcomesOf);
  const deciding = outcomes.findIndex((one) => !one.includes(undefined));
  const asked = written.strategy === 'first' && deciding !== -1 ? outcomes.slice(0, deciding + 1) : outcomes;
  if (written.strategy !== 'first' && asked.some((one) => one.every(denies))) return false;
  return asked.some((one) => one.some(passes)) || (deciding === -1 && !denies(fallback));
}

function allOf(parts: readonly (boolean | undefined)[]): boolean | undefined {
  if (parts.includes(false)) return false;
  return parts.includes(undefined) ? undefined : true;
}

function negated(holds: boolean | undefined): boolean | undefined {
  return holds === undefined ? undefined : !holds;
}

/** Evaluates tests of facts that are made of the input alone. */
function testsOf(
  source: RuleSource,
  input: FactPath,
  lists: readonly List[],
  now: number,
): (test: Test, value: string) => boolean | undefined {
  const values = factValuesOf(source);
  const byName = listsByName(lists);
  const prepared = new Map<Test, FactTest | undefined>();
  const prepare = (test: Test): FactTest | undefined => {
    const { value, operator, dateFormat } = test;
    const sources = values.sourcesOf(test.fact);
    const isOfInput =
      sources?.length === 1 && sources.every((one) => writtenPath(one) === writtenPath(input));
    if (!isOfInput || isFactReference(value)) return undefined;
    const literal = isListReference(value)
      ? steadyLists(listsNamedBy(value).map((name) => byName.get(name)))
      : value;
    const found = findOperator(operator, dateFormat);
    if (literal === undefined && value !== undefined) return undefined;
    const result = 'prepare' in found ? found.prepare(literal) : undefined;
    return isProblem(result) ? undefined : result;
  };
  return (test, value) => {
    if (!prepared.has(test)) prepared.set(test, prepare(test));
    const ready = prepared.get(test);
    if (ready === undefined) return undefined;
    const request = {};
    putAt(request, input, value);
    const verdict = verdictOf(ready, values.valueOf(test.fact, request), { now });
    return verdict === 'failed' ? undefined : verdict === true;
  };
}
