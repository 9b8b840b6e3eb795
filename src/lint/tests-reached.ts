import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { Condition, Test } from '../rules/rule-file.ts';

/** A condition and its place. */
export interface PlacedCondition {
  at: Pointer;
  condition: Condition;
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

/** The tests of a condition and of the named conditions that it uses, each once. */
export function testsReached(
  start: PlacedCondition,
  named: ReadonlyMap<string, Condition>,
): { at: Pointer; test: Test }[] {
  const found: { at: Pointer; test: Test }[] = [];
  const visited = new Set<string>();
  const open = [start];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { at, condition } = next;
    if ('fact' in condition) found.push({ at, test: condition });
    open.push(...partsOf(next));
    if (!('condition' in condition) || visited.has(condition.condition)) continue;
    visited.add(condition.condition);
    const definition = named.get(condition.condition);
    if (definition !== undefined)
      open.push({ at: below('/conditions', condition.condition), condition: definition });
  }
  return found;
}

/** The names of the named conditions that some conditions use. */
export function namesReached(
  starts: readonly Condition[],
  named: ReadonlyMap<string, Condition>,
): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...starts];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    open.push(...partsOf({ at: '', condition: next }).map(({ condition }) => condition));
    if (!('condition' in next) || reached.has(next.condition)) continue;
    reached.add(next.condition);
    const definition = named.get(next.condition);
    if (definition !== undefined) open.push(definition);
  }
  return reached;
}
