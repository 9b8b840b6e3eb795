import { findOperator } from '../../engine/operators/index.ts';
import { isProblem, verdictOf } from '../../engine/operators/operator.ts';
import { isAbsent, isDerived, parseFactPath } from '../../rules/fact-path.ts';
import {
  type Condition,
  isFactReference,
  isListReference,
  type RuleSource,
  type Test,
} from '../../rules/rule-file.ts';
import { factValuesOf } from '../facts/fact-values.ts';
import type { IndexedRule } from '../rule-index.ts';

/** Limit of nested references; the compiler refuses deeper ones. */
const MOST_DEPTH = 64;

/** Results of tests without any fact. */
interface OnNothing {
  /** The result of tests for absence; false to see whether the condition also holds without them. */
  explicit?: boolean;
  /** False to see whether the condition also holds without tests of what lookups found. */
  lookups?: boolean;
  /** False to see whether the condition also holds if derived facts have no values. */
  derived?: boolean;
}

/**
 * Evaluates a rule's `when` with every fact of the request absent. Derived facts may have a value all the same.
 *
 * @returns undefined for a condition that contains itself, which the compiler reports
 */
export function holdsOnNothing(
  { rule, conditions, source }: Pick<IndexedRule, 'rule' | 'conditions' | 'source'>,
  { explicit = true, lookups = true, derived = true }: OnNothing = {},
): boolean | undefined {
  let cyclic = false;
  const known = new Map<string, boolean>();
  const open = new Set<string>();
  const holds = (one: Condition): boolean => {
    if ('all' in one) return one.all.every(holds);
    if ('any' in one) return one.any.some(holds);
    if ('not' in one) return !holds(one.not);
    if ('condition' in one) return namedHolds(one.condition);
    const value = derived ? valueOfNothing(one.fact, source) : undefined;
    if (!isAbsent(value)) return isTrueOf(one, value);
    if (one.operator === 'absent' || one.operator === 'not:present') return explicit;
    return lookups && isOfFound(one) && isTrueOf(one, false);
  };
  const namedHolds = (name: string): boolean => {
    const before = known.get(name);
    if (open.has(name) || open.size > MOST_DEPTH) cyclic = true;
    if (cyclic) return false;
    const named = conditions.get(name);
    if (before !== undefined || named === undefined) return before ?? false;
    open.add(name);
    known.set(name, false);
    const result = holds(named);
    known.set(name, result);
    open.delete(name);
    return result;
  };
  const result = holds(rule.when);
  return cyclic ? undefined : result;
}

/** True for a test of `lookups.NAME.found`, which is false if the key has no value. */
export function isOfFound({ fact }: Test): boolean {
  const path = parseFactPath(fact);
  return typeof path !== 'string' && path.length === 3 && path[0] === 'lookups' && path[2] === 'found';
}

/** The value of a derived fact, or of `decision.id`, for a request without any facts. */
export function valueOfNothing(fact: string, source: RuleSource): unknown {
  const path = parseFactPath(fact);
  if (typeof path === 'string' || !isDerived(path) || path.length < 2) return undefined;
  const values = factValuesOf(source);
  return values.sourcesOf(fact) === undefined ? undefined : values.valueOf(fact, {});
}

function isTrueOf({ operator, value, dateFormat }: Test, fact: unknown): boolean {
  if (isFactReference(value) || isListReference(value)) return false;
  const found = findOperator(operator, dateFormat);
  const test = 'prepare' in found ? found.prepare(value) : undefined;
  return test !== undefined && !isProblem(test) && verdictOf(test, fact, { now: 0 }) === true;
}
