import { below, type Pointer } from '../diagnostics/source-file.ts';
import type { Condition, OutcomeOrName, Rule, RuleFile, RuleSource } from '../rules/rule-file.ts';
import { parseTime } from '../rules/time.ts';
import { conditionChanges, type Detail } from './condition-changes.ts';
import { normalForm, outcomeOf } from './normal-form.ts';
import { outcomeChanges } from './outcome-changes.ts';
import { placeOf, type ReplyPlace, type Revision } from './revision.ts';
import { outcomeWords, valueWords } from './words.ts';

/** A rule where it stands. */
export interface LocatedRule {
  rule: Rule;
  at: Pointer;
  source: RuleSource;
  side: Revision;
}

/** What differs between two rules of one name. */
export function ruleChanges(base: LocatedRule, head: LocatedRule): Detail[] {
  const when = (located: LocatedRule) => ({
    ...located,
    condition: located.rule.when,
    at: below(located.at, 'when'),
  });
  return [
    ...conditionChanges(when(base), when(head)).map(prefixed('condition')),
    ...writtenOutcomeChanges('then', base, head),
    ...writtenOutcomeChanges('otherwise', base, head),
    ...settingChanges(base, head),
  ];
}

function prefixed(key: string): (detail: Detail) => Detail {
  return ({ words, place }) => ({ words: `${key}: ${words}`, place });
}

function writtenOutcomeChanges(key: 'then' | 'otherwise', base: LocatedRule, head: LocatedRule): Detail[] {
  return outcomeDetails(
    key,
    partOf(base, key),
    partOf(head, key),
    placeOf(head.side, head.source, below(head.at, key)),
  );
}

function partOf({ rule, at, source, side }: LocatedRule, key: 'then' | 'otherwise'): WrittenOutcome {
  return { written: rule[key], at: below(at, key), source, side };
}

/** What stands where an outcome may stand. */
export interface WrittenOutcome {
  written: OutcomeOrName | undefined;
  at: Pointer;
  source: RuleSource;
  side: Revision;
}

/**
 * What differs between two outcomes at one key. Nothing where they say the same, or where both have one name, whose
 * change is said of the outcome.
 */
export function outcomeDetails(
  key: string,
  base: WrittenOutcome,
  head: WrittenOutcome,
  place: ReplyPlace,
): Detail[] {
  const [before, after] = [base, head].map(({ written, source }) => outcomeOf(written, source.value));
  if (normalForm(before ?? null) === normalForm(after ?? null)) return [];
  if (typeof head.written === 'string' && head.written === base.written) return [];
  const [old, fresh] = [base, head].map(({ written, source }) => outcomeWords(written, source.value));
  if (old !== fresh || before === undefined || after === undefined)
    return [{ words: `${key}: ${old} -> ${fresh}`, place }];
  return outcomeChanges({ ...base, outcome: before }, { ...head, outcome: after }).map(prefixed(key));
}

/** The keys that hold one value, and what they are where they are left out. */
const SETTINGS = {
  mode: 'enforce',
  enabled: true,
  validFrom: undefined,
  validUntil: undefined,
  description: undefined,
  owner: undefined,
  ticket: undefined,
} as const;

function settingChanges(base: LocatedRule, head: LocatedRule): Detail[] {
  return (Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]).flatMap((key) => {
    const [before, after] = [base.rule[key] ?? SETTINGS[key], head.rule[key] ?? SETTINGS[key]];
    if (settingMeaning(key, before) === settingMeaning(key, after)) return [];
    const words = `${key}: ${valueWords(before)} -> ${valueWords(after)}`;
    return [{ words, place: placeOf(head.side, head.source, below(head.at, key)) }];
  });
}

function settingMeaning(
  key: string,
  value: string | boolean | undefined,
): string | number | boolean | undefined {
  return key.startsWith('valid') && typeof value === 'string' ? parseTime(value) : value;
}

/** What a rule refers to by name, through other names too. */
export interface References {
  conditions: Set<string>;
  lists: Set<string>;
  outcomes: Set<string>;
}

export function referencesOf(rule: Rule, file: RuleFile): References {
  const references: References = { conditions: new Set(), lists: new Set(), outcomes: new Set() };
  collectReferences(rule.when, file, references);
  for (const written of [rule.then, rule.otherwise])
    if (typeof written === 'string') references.outcomes.add(written);
  return references;
}

function collectReferences(condition: Condition, file: RuleFile, found: References): void {
  if ('all' in condition) for (const part of condition.all) collectReferences(part, file, found);
  else if ('any' in condition) for (const part of condition.any) collectReferences(part, file, found);
  else if ('not' in condition) collectReferences(condition.not, file, found);
  else if ('condition' in condition) {
    const named = file.conditions?.[condition.condition];
    if (named === undefined || found.conditions.has(condition.condition)) return;
    found.conditions.add(condition.condition);
    collectReferences(named, file, found);
  } else if (typeof condition.value === 'object' && 'list' in condition.value)
    found.lists.add(condition.value.list);
}
