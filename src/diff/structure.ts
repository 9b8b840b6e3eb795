import { pluralize } from '../diagnostics/pluralize.ts';
import { below } from '../diagnostics/source-file.ts';
import type { Change, TouchedRule } from './change.ts';
import type { Detail } from './condition-changes.ts';
import { type FileOnSide, fileSettings, namedChanges, strategyOf, typeSettings } from './file-changes.ts';
import { listChanges } from './list-changes.ts';
import { endpointsOf, placeOf, type Revision } from './revision.ts';
import { type LocatedRule, referencesOf, ruleChanges } from './rule-changes.ts';

/** What differs between two rule sets as they are written; what only looks different is left out. */
export interface Structure {
  changes: Change[];
  touched: TouchedRule[];
}

export function compareStructure(base: Revision, head: Revision): Structure {
  const lists = listChanges(base, head);
  const structure: Structure = { changes: [...lists], touched: [] };
  const changedLists = new Set(lists.map(({ subject }) => subject.name));
  for (const path of endpointsOf(base, head)) {
    const [before, after] = [base.endpoints.get(path), head.endpoints.get(path)];
    if (before !== undefined && after !== undefined)
      compareFiles(
        { side: base, endpoint: before },
        { side: head, endpoint: after },
        changedLists,
        structure,
      );
    else if (after !== undefined) wholeEndpoint('added', { side: head, endpoint: after }, structure);
    else if (before !== undefined) wholeEndpoint('removed', { side: base, endpoint: before }, structure);
  }
  return structure;
}

/** The rules of head that a change touches: those whose tests are to be looked at. */
export function affectedRules({ touched }: Structure): TouchedRule[] {
  return touched.filter(({ kind }) => kind !== 'removed');
}

function wholeEndpoint(kind: 'added' | 'removed', file: FileOnSide, { changes, touched }: Structure): void {
  const { side, endpoint } = file;
  const { path, source } = endpoint;
  const place = placeOf(side, source, '/endpoint');
  const rules = Object.keys(source.value.requestTypes).flatMap((requestType) => rulesOf(file, requestType));
  const details = [{ words: pluralize(rules.length, 'rule'), place }];
  changes.push({ kind, subject: { type: 'endpoint', name: path, endpoint: path }, place, details });
  touched.push(...rules.map((rule) => touchedRule(kind, rule)));
}

interface RuleOfType extends LocatedRule {
  endpoint: string;
  requestType: string;
}

function rulesOf({ side, endpoint: { path, source } }: FileOnSide, requestType: string): RuleOfType[] {
  return (source.value.requestTypes[requestType]?.rules ?? []).map((rule, index) => ({
    rule,
    at: below('/requestTypes', requestType, 'rules', index),
    source,
    side,
    endpoint: path,
    requestType,
  }));
}

function touchedRule(kind: TouchedRule['kind'], located: RuleOfType, because: string[] = []): TouchedRule {
  const { endpoint, requestType, rule, side, source, at } = located;
  return { endpoint, requestType, rule: rule.name, kind, place: placeOf(side, source, at), because };
}

function compareFiles(
  base: FileOnSide,
  head: FileOnSide,
  changedLists: ReadonlySet<string>,
  structure: Structure,
): void {
  const named = [...namedChanges('conditions', base, head), ...namedChanges('outcomes', base, head)];
  structure.changes.push(...fileSettings(base, head), ...named);
  const changed: ChangedNames = {
    lists: changedLists,
    conditions: namesOf(named, 'condition'),
    outcomes: namesOf(named, 'outcome'),
  };
  const types = [head, base].flatMap(({ endpoint }) => Object.keys(endpoint.source.value.requestTypes));
  for (const requestType of new Set(types)) compareRequestType(requestType, base, head, changed, structure);
}

interface ChangedNames {
  lists: ReadonlySet<string>;
  conditions: ReadonlySet<string>;
  outcomes: ReadonlySet<string>;
}

function namesOf(changes: readonly Change[], type: 'condition' | 'outcome'): Set<string> {
  return new Set(changes.filter(({ subject }) => subject.type === type).map(({ subject }) => subject.name));
}

function compareRequestType(
  requestType: string,
  base: FileOnSide,
  head: FileOnSide,
  changed: ChangedNames,
  structure: Structure,
): void {
  const [before, after] = [rulesOf(base, requestType), rulesOf(head, requestType)];
  const at = below('/requestTypes', requestType);
  const whole = before.length === 0 ? 'added' : after.length === 0 ? 'removed' : undefined;
  if (whole !== undefined) {
    const { side, endpoint } = whole === 'added' ? head : base;
    const subject = {
      type: 'request type',
      name: requestType,
      endpoint: endpoint.path,
      requestType,
    } as const;
    structure.changes.push({
      kind: whole,
      subject,
      place: placeOf(side, endpoint.source, at, 'key'),
      details: [],
    });
  } else structure.changes.push(...typeSettings(requestType, base, head));
  const combined = strategyOf(base, requestType) === strategyOf(head, requestType);
  compareRules(before, after, changed, whole === undefined && !combined ? ['strategy'] : [], structure);
}

function compareRules(
  base: readonly RuleOfType[],
  head: readonly RuleOfType[],
  changed: ChangedNames,
  because: readonly string[],
  { changes, touched }: Structure,
): void {
  const before = new Map(base.map((located) => [located.rule.name, located]));
  const after = new Map(head.map((located) => [located.rule.name, located]));
  const moved = movedNames([...before.keys()], [...after.keys()]);
  const add = (kind: Change['kind'], located: RuleOfType, details: Detail[]) => {
    const { endpoint, requestType, rule, side, source, at } = located;
    const subject = { type: 'rule', name: rule.name, endpoint, requestType } as const;
    changes.push({ kind, subject, place: placeOf(side, source, at), details });
    touched.push(touchedRule(kind, located));
  };
  for (const [name, located] of after) {
    const old = before.get(name);
    if (old === undefined) {
      add('added', located, []);
      continue;
    }
    const details = ruleChanges(old, located);
    if (moved.has(name)) details.push(movedDetail(old, located, base, head));
    const reasons = [...because, ...reasonsOf(old, changed), ...reasonsOf(located, changed)];
    if (details.length > 0) add('changed', located, details);
    else if (reasons.length > 0) touched.push(touchedRule('affected', located, [...new Set(reasons)]));
  }
  for (const [name, located] of before) if (!after.has(name)) add('removed', located, []);
}

/** What a rule uses that has changed. */
function reasonsOf({ rule, source }: LocatedRule, changed: ChangedNames): string[] {
  const used = referencesOf(rule, source.value);
  return [
    ...[...used.lists].filter((name) => changed.lists.has(name)).map((name) => `list ${name}`),
    ...[...used.conditions].filter((name) => changed.conditions.has(name)).map((name) => `condition ${name}`),
    ...[...used.outcomes].filter((name) => changed.outcomes.has(name)).map((name) => `outcome ${name}`),
  ];
}

function movedDetail(
  old: RuleOfType,
  located: RuleOfType,
  base: readonly RuleOfType[],
  head: readonly RuleOfType[],
): Detail {
  const words = `moved: rule ${base.indexOf(old) + 1} of ${base.length} -> ${head.indexOf(located) + 1} of ${head.length}`;
  return { words, place: placeOf(located.side, located.source, located.at) };
}

/** The end of a run of names that are in the same order on both sides. */
interface Run {
  name: string;
  /** Of the name, in the old order. */
  position: number;
  length: number;
  before?: Run;
}

/** The names that changed their place among those that both lists have: as few as explain the new order. */
function movedNames(before: readonly string[], after: readonly string[]): Set<string> {
  const positions = new Map(before.map((name, index) => [name, index]));
  const longest = (runs: readonly Run[]): Run | undefined =>
    runs.reduce<Run | undefined>((best, run) => (run.length > (best?.length ?? 0) ? run : best), undefined);
  const runs: Run[] = [];
  for (const name of after) {
    const position = positions.get(name);
    if (position === undefined) continue;
    const run = longest(runs.filter((one) => one.position < position));
    runs.push({ name, position, length: (run?.length ?? 0) + 1, ...(run && { before: run }) });
  }
  const kept = new Set<string>();
  for (let run = longest(runs); run !== undefined; run = run.before) kept.add(run.name);
  return new Set(runs.map(({ name }) => name).filter((name) => !kept.has(name)));
}
