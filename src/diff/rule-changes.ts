import type { Rule } from '../rules/rule-file.ts';
import { windowOf } from '../rules/window.ts';
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
  validThrough: undefined,
  description: undefined,
  owner: undefined,
  ticket: undefined,
} as const;

function settingChanges(base: Located<Rule>, head: Located<Rule>): Detail[] {
  return (Object.keys(SETTINGS) as (keyof typeof SETTINGS)[]).flatMap((key) => {
    const [before, after] = [base, head].map(({ value }) => value[key] ?? SETTINGS[key]);
    if (before === after || isSameBound(key, base.value, head.value)) return [];
    const words = `${key}: ${valueWords(before)} -> ${valueWords(after)}`;
    return [{ words, place: locationOf(partOf(head, after, key)) }];
  });
}

/** Whether a key of the validity window says the same in other words. */
function isSameBound(key: keyof typeof SETTINGS, base: Rule, head: Rule): boolean {
  const [before, after] = [windowOf(base), windowOf(head)];
  if (key === 'validFrom') return before.from === after.from;
  return (key === 'validUntil' || key === 'validThrough') && before.until === after.until;
}
