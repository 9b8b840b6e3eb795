import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { Condition, Rule, Test } from '../rules/rule-file.ts';

/** A condition and its place. */
export interface PlacedCondition {
  at: Pointer;
  condition: Condition;
}

/** The conditions of a rule, with their places: its `if`, and its `when`. */
export function conditionsOf({ at, rule }: { at: Pointer; rule: Rule }): PlacedCondition[] {
  const when = { at: below(at, 'when'), condition: rule.when };
  return rule.if === undefined ? [when] : [{ at: below(at, 'if'), condition: rule.if }, when];
}

/** The direct parts of a condition; a named condition has none. */
export function partsOf({ at, condition }: PlacedCondition): PlacedCondition[] {
  if ('all' in condition) return eachOf(condition.all, below(at, 'all'));
  if ('any' in condition) return eachOf(condition.any, below(at, 'any'));
  return 'not' in condition ? [{ at: below(at, 'not'), condition: condition.not }] : [];
}

function eachOf(conditions: Condition[], at: Pointer): PlacedCondition[] {
  return conditions.map((condition, index) => ({ at: below(at, index), condition }));
}

/** The tests and the names of conditions that conditions use, directly or through named conditions, each name once. */
export function reachedFrom(
  starts: readonly PlacedCondition[],
  named: ReadonlyMap<string, Condition>,
): { tests: { at: Pointer; test: Test }[]; names: ReadonlySet<string> } {
  const tests: { at: Pointer; test: Test }[] = [];
  const names = new Set<string>();
  const open = [...starts];
  // The loop also visits the conditions that it adds.
  for (const placed of open) {
    const { at, condition } = placed;
    if ('fact' in condition) tests.push({ at, test: condition });
    open.push(...partsOf(placed));
    if (!('condition' in condition) || names.has(condition.condition)) continue;
    names.add(condition.condition);
    const definition = named.get(condition.condition);
    if (definition !== undefined)
      open.push({ at: below('/conditions', condition.condition), condition: definition });
  }
  return { tests, names };
}
