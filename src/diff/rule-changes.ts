import type { Rule } from '../rules/rule-file.ts';
import { parseTime } from '../rules/time.ts';
import { type Detail, prefixed } from './change.ts';
import { conditionChanges } from './condition-changes.ts';
import { writtenOutcomeChanges } from './outcome-changes.ts';
import { type Located, locationOf, partOf } from './revision.ts';
import { valueWords } from './words.ts';

/** The differences between two rules of one name. */
export function ruleChanges(base: Located<Rule>, head: Located<Rule>): Detail[] {
  const [before, after] = [base, head].map((rule) => partOf(rule, rule.value.when, 'when'));
  return [
    ...(before && after ? prefixed('condition', conditionChanges(before, after)) : []),
    ...(['then', 'otherwise'] as const).flatMap((key) =>
      writtenOutcomeChanges(key, partOf(base, base.value[key], key), partOf(head, head.value[key], key)),
    ),
    ...settingChanges(base, head),
  ];
}

/** Keys with one value, and their defaults. */
const SETTINGS = {
  mode: 'enforce',
  enabled: true,
  validFrom: undefined,
  validUntil: undefined,
  description: undefined,
  owner: undefined,
  ticket: undefined,
} as const;

function settingChanges(base: Located<Rule>, head: Located<Rule>): Detail[] {
  return (Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]).flatMap((key) => {
    const [before, after] = [base, head].map(({ value }) => value[key] ?? SETTINGS[key]);
    const isTime = key === 'validFrom' || key === 'validUntil';
    const [old, fresh] = [before, after].map((value) =>
      isTime && typeof value === 'string' ? parseTime(value) : value,
    );
    if (old === fresh) return [];
    const words = `${key}: ${valueWords(before)} -> ${valueWords(after)}`;
    return [{ words, place: locationOf(partOf(head, after, key)) }];
  });
}
