import { completeOutcome } from '../hooks/index.ts';
import type { RequestTypeRules, RuleFile, Strategy } from '../rules/rule-file.ts';
import { type Change, type Detail, type Subject, valueChanges } from './change.ts';
import { conditionChanges } from './condition-changes.ts';
import { outcomeChanges, writtenOutcomeChanges } from './outcome-changes.ts';
import { type Located, locationOf, partOf } from './revision.ts';

export type LocatedFile = Located<RuleFile>;

/** The changes of `unhandled`, `onError` and of the texts about a file. */
export function fileSettings(base: LocatedFile, head: LocatedFile): Change[] {
  const setting = (name: string, details: Detail[]) =>
    settingChange(name, head, details, locationOf(partOf(head, undefined, name)));
  return [
    ...(['unhandled', 'onError'] as const).flatMap((key) =>
      setting(key, writtenOutcomeChanges(key, base, head, 'deny')),
    ),
    ...(['description', 'owner', 'form', 'language'] as const).flatMap((key) =>
      setting(key, valueChanges(key, base, head)),
    ),
  ];
}

/** The changes of the strategy and of the default outcome of a request type. */
export function typeSettings(requestType: string, base: LocatedFile, head: LocatedFile): Change[] {
  const [before, after] = [rulesFor(base, requestType), rulesFor(head, requestType)];
  const strategy = valueChanges('strategy', before, after, { fallback: 'all', inWords: String });
  const fallback = writtenOutcomeChanges('default', before, after, 'deny');
  const setting = (name: string) => (detail: Detail) =>
    settingChange(name, head, [detail], detail.place, requestType);
  return [...strategy.flatMap(setting('strategy')), ...fallback.flatMap(setting('default'))];
}

function rulesFor(file: LocatedFile, requestType: string): Located<Partial<RequestTypeRules>> {
  return partOf(file, file.value.requestTypes[requestType] ?? {}, 'requestTypes', requestType);
}

export function strategyOf(file: LocatedFile, requestType: string): Strategy {
  return rulesFor(file, requestType).value.strategy ?? 'all';
}

function settingChange(
  name: string,
  { value: { endpoint } }: LocatedFile,
  details: Detail[],
  place: Change['place'],
  requestType?: string,
): Change[] {
  if (details.length === 0) return [];
  const subject: Subject = { type: 'setting', name, endpoint, ...(requestType && { requestType }) };
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
