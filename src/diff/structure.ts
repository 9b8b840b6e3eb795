import { below } from '../diagnostics/source-file.ts';
import type { Endpoint } from '../okta/endpoint.ts';
import type { RequestTypeRules, RuleFile } from '../rules/rule-file.ts';
import type { Change, TouchedRule } from './change.ts';
import { conditionChanges, type Detail } from './condition-changes.ts';
import { listChanges } from './list-changes.ts';
import { canonical, outcomeOf } from './meaning.ts';
import { outcomeChanges } from './outcome-changes.ts';
import { type LocatedRule, outcomeDetails, referencesOf, ruleChanges } from './rule-changes.ts';
import { placeOf, type Side } from './side.ts';
import { counted, valueWords } from './words.ts';

/** What differs between two rule sets as they are written; what only looks different is left out. */
export interface Structure {
  changes: Change[];
  touched: TouchedRule[];
}

/** A rule file on one of the two sides. */
interface FileOnSide {
  side: Side;
  endpoint: Endpoint;
}

export function compareStructure(base: Side, head: Side): Structure {
  const lists = listChanges(base, head);
  const structure: Structure = { changes: [...lists], touched: [] };
  const changedLists = new Set(lists.map(({ subject }) => subject.name));
  for (const path of [...new Set([...base.endpoints.keys(), ...head.endpoints.keys()])].sort()) {
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
  const details = [{ words: counted(rules.length, 'rule'), place }];
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

/** `unhandled`, `onError`, and what is said about the file. */
function fileSettings(base: FileOnSide, head: FileOnSide): Change[] {
  const { source, path } = head.endpoint;
  const old = base.endpoint.source.value;
  const change = (name: string, details: Detail[]): Change[] => {
    const place = placeOf(head.side, source, `/${name}`);
    const subject = { type: 'setting' as const, name, endpoint: path };
    return details.length === 0 ? [] : [{ kind: 'changed', subject, place, details }];
  };
  const outcomes = (['unhandled', 'onError'] as const).flatMap((key) =>
    change(
      key,
      fallbackDetails(key, base, head, `/${key}`, (file) => file[key]),
    ),
  );
  const texts = (['description', 'owner', 'form'] as const).flatMap((key) => {
    if (canonical(old[key] ?? null) === canonical(source.value[key] ?? null)) return [];
    const words = `${key}: ${valueWords(old[key])} -> ${valueWords(source.value[key])}`;
    return change(key, [{ words, place: placeOf(head.side, source, `/${key}`) }]);
  });
  return [...outcomes, ...texts];
}

function fallbackDetails(
  key: string,
  base: FileOnSide,
  head: FileOnSide,
  at: string,
  read: (file: RuleFile) => RequestTypeRules['default'],
): Detail[] {
  const written = ({ side, endpoint: { source } }: FileOnSide) => ({
    written: read(source.value) ?? 'deny',
    at,
    source,
    side,
  });
  return outcomeDetails(key, written(base), written(head), placeOf(head.side, head.endpoint.source, at));
}

/** The named conditions or outcomes that came, went or say something else. */
function namedChanges(key: 'conditions' | 'outcomes', base: FileOnSide, head: FileOnSide): Change[] {
  const [before, after] = [base, head].map(({ endpoint }) => endpoint.source.value[key] ?? {});
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  const type = key === 'conditions' ? 'condition' : 'outcome';
  return names.flatMap((name): Change[] => {
    const at = below('', key, name);
    const [was, is] = [base, head].map(({ endpoint }) =>
      Object.hasOwn(endpoint.source.value[key] ?? {}, name),
    );
    const { side, endpoint } = is ? head : base;
    const subject = { type, name, endpoint: endpoint.path } as const;
    const place = placeOf(side, endpoint.source, at, 'key');
    if (was !== is) return [{ kind: is ? 'added' : 'removed', subject, place, details: [] }];
    const details =
      key === 'conditions' ? conditionDetails(name, base, head) : namedOutcomeDetails(name, base, head);
    return details.length === 0 ? [] : [{ kind: 'changed', subject, place, details }];
  });
}

function conditionDetails(name: string, base: FileOnSide, head: FileOnSide): Detail[] {
  const [before, after] = [base, head].map(({ side, endpoint: { source } }) => {
    const condition = source.value.conditions?.[name];
    return condition && { condition, at: below('/conditions', name), source, side };
  });
  return before === undefined || after === undefined ? [] : conditionChanges(before, after);
}

function namedOutcomeDetails(name: string, base: FileOnSide, head: FileOnSide): Detail[] {
  const [before, after] = [base, head].map(({ side, endpoint: { source } }) => {
    const outcome = outcomeOf(name, source.value);
    return outcome && { outcome, at: below('/outcomes', name), source, side };
  });
  return before === undefined || after === undefined ? [] : outcomeChanges(before, after);
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
  const strategy = base.endpoint.source.value.requestTypes[requestType]?.strategy ?? 'all';
  const restrategied =
    whole === undefined &&
    strategy !== (head.endpoint.source.value.requestTypes[requestType]?.strategy ?? 'all');
  compareRules(before, after, changed, restrategied ? ['strategy'] : [], structure);
}

/** How the rules of a request type are combined, and what happens when none of them says anything. */
function typeSettings(requestType: string, base: FileOnSide, head: FileOnSide): Change[] {
  const { source, path } = head.endpoint;
  const at = below('/requestTypes', requestType);
  const strategyOf = ({ endpoint }: FileOnSide) =>
    endpoint.source.value.requestTypes[requestType]?.strategy ?? 'all';
  const place = placeOf(head.side, source, below(at, 'strategy'));
  const strategy =
    strategyOf(base) === strategyOf(head)
      ? []
      : [{ words: `strategy: ${strategyOf(base)} -> ${strategyOf(head)}`, place }];
  const fallback = fallbackDetails(
    'default',
    base,
    head,
    below(at, 'default'),
    (file) => file.requestTypes[requestType]?.default,
  );
  return [...strategy, ...fallback].map((detail) => ({
    kind: 'changed',
    subject: { type: 'setting', name: detail.words.split(':')[0] ?? '', endpoint: path, requestType },
    place: detail.place,
    details: [detail],
  }));
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

/** The names that changed their place among those that both lists have: as few as explain the new order. */
function movedNames(before: readonly string[], after: readonly string[]): Set<string> {
  const common = after.filter((name) => before.includes(name));
  /** For each name the longest run in the old order that ends with it. */
  const runs: string[][] = [];
  for (const name of common) {
    const fitting = runs.filter((run) => before.indexOf(run.at(-1) ?? '') < before.indexOf(name));
    const longest = fitting.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []);
    runs.push([...longest, name]);
  }
  const kept = new Set(runs.reduce<string[]>((best, run) => (run.length > best.length ? run : best), []));
  return new Set(common.filter((name) => !kept.has(name)));
}
