import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { Condition, RuleSource, Test } from '../rules/rule-file.ts';
import { conditionMeaning, normalForm, takesSet } from './normal-form.ts';
import { placeOf, type ReplyPlace, type Revision } from './revision.ts';
import { conditionWords, testWords, valueWords } from './words.ts';

/** One thing that is said of a change, and where to look. */
export interface Detail {
  words: string;
  place: ReplyPlace;
}

/** A condition where it stands. */
export interface LocatedCondition {
  condition: Condition;
  at: Pointer;
  source: RuleSource;
  side: Revision;
}

/**
 * What differs between two conditions, down to the test that changed. Nothing where they say the same, or where only
 * a condition that both know by one name has changed, which is said of that condition.
 */
export function conditionChanges(base: LocatedCondition, head: LocatedCondition): Detail[] {
  if (meaning(base) === meaning(head)) return [];
  const [before, after] = [base.condition, head.condition];
  if ('condition' in before && 'condition' in after && before.condition === after.condition) return [];
  if (isTest(before) && isTest(after)) return testChanges(before, after, head);
  if ('not' in before && 'not' in after) return conditionChanges(into(base, 'not'), into(head, 'not'));
  const kind = 'any' in before && 'any' in after ? 'any' : 'all';
  if (kind === 'any' || 'all' in before || 'all' in after)
    return partChanges(partsOf(base, kind), partsOf(head, kind));
  return [{ words: `${conditionWords(before)} -> ${conditionWords(after)}`, place: placeAt(head) }];
}

function meaning({ condition, source }: LocatedCondition): string {
  return conditionMeaning(condition, source.value);
}

function placeAt({ side, source, at }: LocatedCondition): ReplyPlace {
  return placeOf(side, source, at);
}

function isTest(condition: Condition): condition is Test {
  return 'fact' in condition;
}

function into(located: LocatedCondition, key: 'not'): LocatedCondition {
  const { condition } = located;
  return 'not' in condition ? { ...located, condition: condition.not, at: below(located.at, key) } : located;
}

/** The parts of an `all` or `any`; what is neither is its own only part. */
function partsOf(located: LocatedCondition, kind: 'all' | 'any'): LocatedCondition[] {
  const { condition, at } = located;
  const parts = kind in condition ? (condition as Record<string, Condition[]>)[kind] : undefined;
  return (
    parts?.map((part, index) => ({ ...located, condition: part, at: below(at, kind, index) })) ?? [located]
  );
}

/** Parts that say the same are set aside; of the others, those that are most alike are compared. */
function partChanges(base: LocatedCondition[], head: LocatedCondition[]): Detail[] {
  const before = new Set(base.map(meaning));
  const after = new Set(head.map(meaning));
  const gone = base.filter((part) => !after.has(meaning(part)));
  const come = head.filter((part) => !before.has(meaning(part)));
  const details: Detail[] = [];
  for (const part of come) {
    const partner = partnerOf(part, gone);
    if (partner === undefined)
      details.push({ words: `added ${conditionWords(part.condition)}`, place: placeAt(part) });
    else {
      gone.splice(gone.indexOf(partner), 1);
      details.push(...conditionChanges(partner, part));
    }
  }
  for (const part of gone)
    details.push({ words: `removed ${conditionWords(part.condition)}`, place: placeAt(part) });
  return details;
}

function partnerOf(part: LocatedCondition, candidates: LocatedCondition[]): LocatedCondition | undefined {
  const alike = (grain: (condition: Condition) => string) =>
    candidates.find((candidate) => grain(candidate.condition) === grain(part.condition));
  return (
    alike((one) => (isTest(one) ? `${one.fact} ${one.operator}` : normalForm(one))) ??
    alike((one) => (isTest(one) ? one.fact : (Object.keys(one)[0] ?? '')))
  );
}

function testChanges(before: Test, after: Test, head: LocatedCondition): Detail[] {
  const key = before.operator === after.operator ? 'value' : 'operator';
  const place = placeOf(head.side, head.source, below(head.at, key), 'key');
  const say = (words: string): Detail[] => [{ words, place }];
  if (before.fact !== after.fact) return say(`${conditionWords(before)} -> ${conditionWords(after)}`);
  const [old, fresh] = [before.value, after.value];
  const sets = before.operator === after.operator && takesSet(after.operator);
  if (!sets || !Array.isArray(old) || !Array.isArray(fresh))
    return say(`${after.fact}: ${testWords(before)} -> ${testWords(after)}`);
  const added = fresh.filter((value) => !old.includes(value)).map(valueWords);
  const removed = old.filter((value) => !fresh.includes(value)).map(valueWords);
  const parts = [
    ...(added.length > 0 ? [`added ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`removed ${removed.join(', ')}`] : []),
  ];
  return say(`${after.fact} ${after.operator}: ${parts.join('; ')}`);
}
