import { completeOutcome } from '../hooks/index.ts';
import { normalForm } from '../rules/normal-form.ts';
import type { RuleFile, Strategy } from '../rules/rule-file.ts';
import type { Change, Detail, Subject } from './change.ts';
import { conditionChanges } from './condition-changes.ts';
import { outcomeChanges, writtenOutcomeChanges } from './outcome-changes.ts';
import { type Located, locationOf, partOf } from './revision.ts';
import { valueWords } from './words.ts';

export type LocatedFile = Located<RuleFile>;

/** The changes of `unhandled`, `onError` and of the texts about a file. */
export function fileSettings(base: LocatedFile, head: LocatedFile): Change[] {
  const outcomes = (['unhandled', 'onError'] as const).flatMap((key) =>
    settingChange(
      key,
      head,
      writtenOutcomeChanges(
        key,
        partOf(base, base.value[key] ?? 'deny', key),
        partOf(head, head.value[key] ?? 'deny', key),
      ),
    ),
  );
  const texts = (['description', 'owner', 'form'] as const).flatMap((key) => {
    const [before, after] = [base.value[key], head.value[key]];
    if (normalForm(before ?? null) === normalForm(after ?? null)) return [];
    const words = `${key}: ${valueWords(before)} -> ${valueWords(after)}`;
    return settingChange(key, head, [{ words, place: locationOf(partOf(head, after, key)) }]);
  });
  return [...outcomes, ...texts];
}

/** The changes of the strategy and of the default outcome of a request type. */
export function typeSettings(requestType: string, base: LocatedFile, head: LocatedFile): Change[] {
  const keys = ['requestTypes', requestType];
  const [before, after] = [strategyOf(base, requestType), strategyOf(head, requestType)];
  const words = `strategy: ${before} -> ${after}`;
  const strategy = [{ words, place: locationOf(partOf(head, after, ...keys, 'strategy')) }];
  const [was, is] = [base, head].map((file) =>
    partOf(file, file.value.requestTypes[requestType]?.default ?? 'deny', ...keys, 'default'),
  );
  return [
    ...settingChange('strategy', head, before === after ? [] : strategy, requestType),
    ...(was && is ? writtenOutcomeChanges('default', was, is) : []).flatMap((detail) =>
      settingChange('default', head, [detail], requestType),
    ),
  ];
}

export function strategyOf({ value }: LocatedFile, requestType: string): Strategy {
  return value.requestTypes[requestType]?.strategy ?? 'all';
}

function settingChange(name: string, file: LocatedFile, details: Detail[], requestType?: string): Change[] {
  const [first] = details;
  if (first === undefined) return [];
  const { endpoint } = file.value;
  const subject: Subject = { type: 'setting', name, endpoint, ...(requestType && { requestType }) };
  const place = requestType === undefined ? locationOf(partOf(file, undefined, name)) : first.place;
  return [{ kind: 'changed', subject, place, details }];
}

/** The changes of named conditions, or of named outcomes. */
export function namedChanges(key: 'conditions' | 'outcomes', base: LocatedFile, head: LocatedFile): Change[] {
  const names = new Set([base, head].flatMap(({ value }) => Object.keys(value[key] ?? {})));
  return [...names].sort().flatMap((name): Change[] => {
    const [was, is] = [base, head].map(({ value }) => Object.hasOwn(value[key] ?? {}, name));
    const at = partOf(is ? head : base, undefined, key, name);
    const type = key === 'conditions' ? 'condition' : 'outcome';
    const subject: Subject = { type, name, endpoint: at.source.value.endpoint };
    const place = locationOf(at, 'key');
    if (was !== is) return [{ kind: is ? 'added' : 'removed', subject, place, details: [] }];
    const details = definitionChanges(key, name, base, head);
    return details.length === 0 ? [] : [{ kind: 'changed', subject, place, details }];
  });
}

function definitionChanges(
  key: 'conditions' | 'outcomes',
  name: string,
  base: LocatedFile,
  head: LocatedFile,
): Detail[] {
  if (key === 'conditions') {
    const [before, after] = [base.value.conditions?.[name], head.value.conditions?.[name]];
    if (before === undefined || after === undefined) return [];
    return conditionChanges(partOf(base, before, key, name), partOf(head, after, key, name));
  }
  const [before, after] = [completeOutcome(name, base.value), completeOutcome(name, head.value)];
  if (before === undefined || after === undefined) return [];
  return outcomeChanges(partOf(base, before, key, name), partOf(head, after, key, name));
}
