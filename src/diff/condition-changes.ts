import { conditionForm, normalForm, takesSet } from '../rules/normal-form.ts';
import type { Condition, Test } from '../rules/rule-file.ts';
import type { Detail } from './change.ts';
import { type Located, locationOf, partOf } from './revision.ts';
import { conditionWords, testWords, valueWords } from './words.ts';

type LocatedCondition = Located<Condition>;

/**
 * The differences between two conditions, down to the test that changed. None if they say the same, or if only a
 * condition that both refer to by one name has changed, which is reported for that condition.
 */
export function conditionChanges(base: LocatedCondition, head: LocatedCondition): Detail[] {
  if (formOf(base) === formOf(head)) return [];
  const [before, after] = [base.value, head.value];
  if ('condition' in before && 'condition' in after && before.condition === after.condition) return [];
  if (isTest(before) && isTest(after)) return testChanges(before, after, head);
  if ('not' in before && 'not' in after)
    return conditionChanges(partOf(base, before.not, 'not'), partOf(head, after.not, 'not'));
  const kind = 'any' in before && 'any' in after ? 'any' : 'all';
  if (kind === 'any' || 'all' in before || 'all' in after)
    return partChanges(partsOf(base, kind), partsOf(head, kind));
  return [{ words: `${conditionWords(before)} -> ${conditionWords(after)}`, place: locationOf(head) }];
}

function formOf({ value, source }: LocatedCondition): string {
  return conditionForm(value, source.value);
}

function isTest(condition: Condition): condition is Test {
  return 'fact' in condition;
}

/** The parts of an `all` or `any`; any other condition is its own only part. */
function partsOf(located: LocatedCondition, kind: 'all' | 'any'): LocatedCondition[] {
  const parts = (located.value as { all?: Condition[]; any?: Condition[] })[kind];
  return parts?.map((part, index) => partOf(located, part, kind, index)) ?? [located];
}

/** Parts that say the same are left out; of the others, those that are most alike are compared. */
function partChanges(base: LocatedCondition[], head: LocatedCondition[]): Detail[] {
  const [before, after] = [new Set(base.map(formOf)), new Set(head.map(formOf))];
  const removed = base.filter((part) => !after.has(formOf(part)));
  const details: Detail[] = [];
  for (const part of head.filter((one) => !before.has(formOf(one)))) {
    const partner = mostAlike(part.value, removed);
    if (partner !== undefined) removed.splice(removed.indexOf(partner), 1);
    details.push(...(partner === undefined ? [whole('added', part)] : conditionChanges(partner, part)));
  }
  return [...details, ...removed.map((part) => whole('removed', part))];
}

function whole(verb: string, part: LocatedCondition): Detail {
  return { words: `${verb} ${conditionWords(part.value)}`, place: locationOf(part) };
}

function mostAlike(condition: Condition, candidates: LocatedCondition[]): LocatedCondition | undefined {
  const alike = (keyOf: (one: Condition) => string) =>
    candidates.find(({ value }) => keyOf(value) === keyOf(condition));
  return (
    alike((one) => (isTest(one) ? `${one.fact} ${one.operator}` : normalForm(one))) ??
    alike((one) => (isTest(one) ? one.fact : (Object.keys(one)[0] ?? '')))
  );
}

function testChanges(before: Test, after: Test, head: LocatedCondition): Detail[] {
  const sameOperator = before.operator === after.operator;
  const place = locationOf(partOf(head, after, sameOperator ? 'value' : 'operator'), 'key');
  const [old, fresh] = [before.value, after.value];
  if (before.fact !== after.fact)
    return [{ words: `${conditionWords(before)} -> ${conditionWords(after)}`, place }];
  if (!sameOperator || !takesSet(after.operator) || !Array.isArray(old) || !Array.isArray(fresh))
    return [{ words: `${after.fact}: ${testWords(before)} -> ${testWords(after)}`, place }];
  const parts = [
    ['added', fresh.filter((value) => !old.includes(value))],
    ['removed', old.filter((value) => !fresh.includes(value))],
  ] as const;
  const words = parts
    .filter(([, values]) => values.length > 0)
    .map(([verb, values]) => `${verb} ${values.map(valueWords).join(', ')}`);
  return [{ words: `${after.fact} ${after.operator}: ${words.join('; ')}`, place }];
}
