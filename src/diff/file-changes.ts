import { completeOutcome } from '../hooks/index.ts';
import type { Condition, RequestTypeRules, RuleFile, Strategy } from '../rules/rule-file.ts';
import { type Change, type Detail, type Subject, valueChanges } from './change.ts';
import { conditionChanges } from './condition-changes.ts';
import { partChanges, writtenOutcomeChanges } from './outcome-changes.ts';
import { type Located, locationOf, partOf, partOfRules } from './revision.ts';

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
  return partOfRules(file, file.value.requestTypes[requestType] ?? {}, requestType);
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

const TYPES = { conditions: 'condition', outcomes: 'outcome', facts: 'fact', lookups: 'lookup' } as const;

/** A section of a rule file that defines names. */
type Section = keyof typeof TYPES;

/** The changes of all that a rule file defines by name: derived facts, lookups, conditions and outcomes. */
export function namedChanges(base: LocatedFile, head: LocatedFile): Change[] {
  const sections = ['facts', 'lookups', 'conditions', 'outcomes'] as const;
  return sections.flatMap((section) => sectionChanges(section, base, head));
}

function sectionChanges(key: Section, base: LocatedFile, head: LocatedFile): Change[] {
  const names = new Set([base, head].flatMap(({ value }) => Object.keys(value[key] ?? {})));
  return [...names].sort().flatMap((name): Change[] => {
    const [was, is] = [base, head].map(({ value }) => Object.hasOwn(value[key] ?? {}, name));
    const at = partOf(is ? head : base, undefined, key, name);
    const subject: Subject = { type: TYPES[key], name, endpoint: at.source.value.endpoint };
    const place = locationOf(at, 'key');
    if (was !== is) return [{ kind: is ? 'added' : 'removed', subject, place, details: [] }];
    const details = definitionChanges(key, name, base, head);
    return details.length === 0 ? [] : [{ kind: 'changed', subject, place, details }];
  });
}

function definitionChanges(key: Section, name: string, base: LocatedFile, head: LocatedFile): Detail[] {
  const [before, after] = [definitionOf(key, name, base), definitionOf(key, name, head)];
  if (before === undefined || after === undefined) return [];
  if (key === 'conditions')
    return conditionChanges(before as Located<Condition>, after as Located<Condition>);
  return partChanges(before, after);
}

/** A definition, completed so that equivalent ones are equal. */
function definitionOf(key: Section, name: string, file: LocatedFile): Located<unknown> | undefined {
  const written = key === 'outcomes' ? completeOutcome(name, file.value) : file.value[key]?.[name];
  if (written === undefined) return undefined;
  return partOf(file, key === 'lookups' ? { ignoreCase: false, ...Object(written) } : written, key, name);
}
