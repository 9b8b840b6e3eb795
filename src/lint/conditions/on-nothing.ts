import type { Condition } from '../../rules/rule-file.ts';
import type { IndexedRule } from '../rule-index.ts';

/** Limit of nested references; the compiler refuses deeper ones. */
const MOST_DEPTH = 64;

/**
 * Evaluates a rule's condition with every fact absent.
 *
 * @param explicit the result of tests for absence; false to see whether the condition also holds without them
 * @returns undefined for a condition that contains itself, which the compiler reports
 */
export function holdsOnNothing({ rule, conditions }: IndexedRule, explicit = true): boolean | undefined {
  let cyclic = false;
  const known = new Map<string, boolean>();
  const open = new Set<string>();
  const holds = (one: Condition): boolean => {
    if ('all' in one) return one.all.every(holds);
    if ('any' in one) return one.any.some(holds);
    if ('not' in one) return !holds(one.not);
    if ('condition' in one) return namedHolds(one.condition);
    return explicit && (one.operator === 'absent' || one.operator === 'not:present');
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
