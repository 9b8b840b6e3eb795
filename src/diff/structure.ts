import { pluralize } from '../diagnostics/pluralize.ts';
import { type References, referencesOf } from '../rules/references.ts';
import type { Rule } from '../rules/rule-file.ts';
import type { Change, Detail, Subject, TouchedRule } from './change.ts';
import { fileSettings, type LocatedFile, namedChanges, strategyOf, typeSettings } from './file-changes.ts';
import { listChanges } from './list-changes.ts';
import { endpointsOf, type Located, locationOf, partOf, type Revision } from './revision.ts';
import { ruleChanges } from './rule-changes.ts';

/** The differences between two rule sets as written; differences in spelling alone are left out. */
export interface Structure {
  changes: Change[];
  touched: TouchedRule[];
}

export function compareStructure(base: Revision, head: Revision): Structure {
  const lists = listChanges(base, head);
  const structure: Structure = { changes: [...lists], touched: [] };
  for (const path of endpointsOf(base, head)) {
    const [before, after] = [fileOf(base, path), fileOf(head, path)];
    if (before && after) compareFiles(before, after, namesOf(lists), structure);
    else if (after) wholeEndpoint('added', after, structure);
    else if (before) wholeEndpoint('removed', before, structure);
  }
  return structure;
}

/** The rules of head that a change touches. */
export function affectedRules({ touched }: Structure): TouchedRule[] {
  return touched.filter(({ kind }) => kind !== 'removed');
}

function fileOf(revision: Revision, path: string): LocatedFile | undefined {
  const source = revision.endpoints.get(path)?.source;
  return source && { value: source.value, at: '', source, revision };
}

function wholeEndpoint(kind: 'added' | 'removed', file: LocatedFile, { changes, touched }: Structure): void {
  const path = file.value.endpoint;
  const place = locationOf(partOf(file, path, 'endpoint'));
  const rules = Object.keys(file.value.requestTypes).flatMap((requestType) => rulesOf(file, requestType));
  const details = [{ words: pluralize(rules.length, 'rule'), place }];
  changes.push({ kind, subject: { type: 'endpoint', name: path, endpoint: path }, place, details });
  touched.push(...rules.map((rule) => touchedRule(kind, rule)));
}

interface RuleOfType extends Located<Rule> {
  requestType: string;
}

function rulesOf(file: LocatedFile, requestType: string): RuleOfType[] {
  const { rules = [] } = file.value.requestTypes[requestType] ?? {};
  return rules.map((rule, index) => ({
    ...partOf(file, rule, 'requestTypes', requestType, 'rules', index),
    requestType,
  }));
}

function touchedRule(kind: TouchedRule['kind'], rule: RuleOfType, because: string[] = []): TouchedRule {
  const { requestType, value, source } = rule;
  const { endpoint } = source.value;
  return { endpoint, requestType, rule: value.name, kind, place: locationOf(rule), because };
}

function compareFiles(
  base: LocatedFile,
  head: LocatedFile,
  lists: ReadonlySet<string>,
  structure: Structure,
): void {
  const conditions = namedChanges('conditions', base, head);
  const outcomes = namedChanges('outcomes', base, head);
  structure.changes.push(...fileSettings(base, head), ...conditions, ...outcomes);
  const changed = { lists, conditions: namesOf(conditions), outcomes: namesOf(outcomes) };
  const types = [head, base].flatMap(({ value }) => Object.keys(value.requestTypes));
  for (const requestType of new Set(types)) compareRequestType(requestType, base, head, changed, structure);
}

/** Names of the lists, conditions and outcomes that changed. */
type ChangedNames = { [Kind in keyof References]: ReadonlySet<string> };

function namesOf(changes: readonly Change[]): Set<string> {
  return new Set(changes.map(({ subject }) => subject.name));
}

function compareRequestType(
  requestType: string,
  base: LocatedFile,
  head: LocatedFile,
  changed: ChangedNames,
  structure: Structure,
): void {
  const [before, after] = [rulesOf(base, requestType), rulesOf(head, requestType)];
  const kind = before.length === 0 ? 'added' : after.length === 0 ? 'removed' : undefined;
  if (kind === undefined) structure.changes.push(...typeSettings(requestType, base, head));
  else {
    const at = partOf(kind === 'added' ? head : base, undefined, 'requestTypes', requestType);
    const { endpoint } = at.source.value;
    const subject: Subject = { type: 'request type', name: requestType, endpoint, requestType };
    structure.changes.push({ kind, subject, place: locationOf(at, 'key'), details: [] });
  }
  const sameStrategy = strategyOf(base, requestType) === strategyOf(head, requestType);
  compareRules(before, after, changed, kind === undefined && !sameStrategy ? ['strategy'] : [], structure);
}

function compareRules(
  base: readonly RuleOfType[],
  head: readonly RuleOfType[],
  changed: ChangedNames,
  because: readonly string[],
  { changes, touched }: Structure,
): void {
  const [before, after] = [base, head].map((rules) => new Map(rules.map((rule) => [rule.value.name, rule])));
  const moved = movedNames(base, head);
  const add = (kind: Change['kind'], rule: RuleOfType, details: Detail[]) => {
    const { endpoint, requestType, place } = touchedRule(kind, rule);
    const subject: Subject = { type: 'rule', name: rule.value.name, endpoint, requestType };
    changes.push({ kind, subject, place, details });
    touched.push(touchedRule(kind, rule));
  };
  for (const rule of head) {
    const old = before?.get(rule.value.name);
    if (old === undefined) {
      add('added', rule, []);
      continue;
    }
    const details = ruleChanges(old, rule);
    if (moved.has(rule.value.name)) details.push(movedDetail(old, rule, base, head));
    const reasons = [...because, ...reasonsOf(old, changed), ...reasonsOf(rule, changed)];
    if (details.length > 0) add('changed', rule, details);
    else if (reasons.length > 0) touched.push(touchedRule('affected', rule, [...new Set(reasons)]));
  }
  for (const rule of base) if (!after?.has(rule.value.name)) add('removed', rule, []);
}

/** The changed lists, conditions and outcomes that a rule uses. */
function reasonsOf({ value, source }: RuleOfType, changed: ChangedNames): string[] {
  const used = referencesOf(value, source.value);
  const kinds = [
    ['lists', 'list'],
    ['conditions', 'condition'],
    ['outcomes', 'outcome'],
  ] as const;
  return kinds.flatMap(([key, noun]) =>
    [...used[key]].filter((name) => changed[key].has(name)).map((name) => `${noun} ${name}`),
  );
}

function movedDetail(
  old: RuleOfType,
  rule: RuleOfType,
  base: readonly RuleOfType[],
  head: readonly RuleOfType[],
): Detail {
  const words = `moved: rule ${base.indexOf(old) + 1} of ${base.length} -> ${head.indexOf(rule) + 1} of ${head.length}`;
  return { words, place: locationOf(rule) };
}

/** A run of names that are in the same order in both lists, by its last one. */
interface Run {
  name: string;
  /** Index of the name in the old order. */
  position: number;
  length: number;
  before?: Run;
}

/** The fewest names whose moves explain the new order of those that both lists have. */
function movedNames(base: readonly RuleOfType[], head: readonly RuleOfType[]): Set<string> {
  const positions = new Map(base.map(({ value }, index) => [value.name, index]));
  const longest = (runs: readonly Run[]): Run | undefined =>
    runs.reduce<Run | undefined>((best, run) => (run.length > (best?.length ?? 0) ? run : best), undefined);
  const runs: Run[] = [];
  for (const { value } of head) {
    const position = positions.get(value.name);
    if (position === undefined) continue;
    const before = longest(runs.filter((run) => run.position < position));
    runs.push({ name: value.name, position, length: (before?.length ?? 0) + 1, ...(before && { before }) });
  }
  const moved = new Set(runs.map(({ name }) => name));
  for (let run = longest(runs); run !== undefined; run = run.before) moved.delete(run.name);
  return moved;
}
