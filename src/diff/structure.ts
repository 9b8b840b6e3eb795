import { pluralize } from '../diagnostics/pluralize.ts';
import { referencesOf } from '../rules/references.ts';
import { EVERY_REQUEST_TYPE, type Rule } from '../rules/rule-file.ts';
import { parseTime } from '../rules/time.ts';
import { windowOf } from '../rules/window.ts';
import {
  type Change,
  type Detail,
  prefixed,
  type Subject,
  type TouchedRule,
  valueChanges,
} from './change.ts';
import { conditionChanges } from './condition-changes.ts';
import { fileSettings, type LocatedFile, namedChanges, strategyOf, typeSettings } from './file-changes.ts';
import { isSameList, listChanges } from './list-changes.ts';
import { writtenOutcomeChanges } from './outcome-changes.ts';
import { endpointsOf, type Located, locationOf, partOf, partOfRules, type Revision } from './revision.ts';
import { conditionWords } from './words.ts';

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
    if (before && after) compareFiles(before, after, lists, structure);
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
    ...partOfRules(file, rule, requestType, 'rules', index),
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
  lists: readonly Change[],
  structure: Structure,
): void {
  const named = namedChanges(base, head);
  structure.changes.push(...fileSettings(base, head), ...named);
  const changed = new Set([...lists, ...named].map(({ subject: { type, name } }) => `${type} ${name}`));
  for (const requestType of new Set([head, base].flatMap(({ value }) => Object.keys(value.requestTypes)))) {
    const [before, after] = [rulesOf(base, requestType), rulesOf(head, requestType)];
    if (before.length === 0) structure.changes.push(wholeType('added', requestType, head));
    else if (after.length === 0) structure.changes.push(wholeType('removed', requestType, base));
    else structure.changes.push(...typeSettings(requestType, base, head));
    const because = changedSettings(requestType, base, head);
    const reasonsOf = (rule: RuleOfType) => [
      ...because,
      ...usedBy(rule, base.revision, head.revision).filter((used) => changed.has(used)),
    ];
    compareRules(before, after, reasonsOf, structure);
  }
}

/** The settings that change what the rules of a request type do, although the rules are the same. */
function changedSettings(requestType: string, base: LocatedFile, head: LocatedFile): string[] {
  const sameStrategy = strategyOf(base, requestType) === strategyOf(head, requestType);
  const sameLanguage = valueChanges('language', base, head).length === 0;
  return [...(sameStrategy ? [] : ['strategy']), ...(sameLanguage ? [] : ['language'])];
}

function wholeType(kind: 'added' | 'removed', requestType: string, file: LocatedFile): Change {
  const { endpoint } = file.value;
  const place = locationOf(partOfRules(file, undefined, requestType), 'key');
  const name = requestType === EVERY_REQUEST_TYPE ? 'every request type' : requestType;
  const subject: Subject = { type: 'request type', name, endpoint, ...(requestType && { requestType }) };
  return { kind, subject, place, details: [] };
}

/** The lists, facts, lookups, conditions and outcomes that a rule uses: `list corporate-domains`. */
function usedBy({ value, source }: RuleOfType, base: Revision, head: Revision): string[] {
  const { lists, conditions, outcomes, definitions } = referencesOf(value, source.value);
  // Tests read the entries of a list, and only lookups the other cells of its rows.
  const searched = definitions.flatMap(({ type, written }) => (type === 'lookup' ? [written.list] : []));
  const differs = (name: string) => {
    const [before, after] = [base.lists.get(name), head.lists.get(name)];
    return after === undefined || searched.includes(name) || !isSameList(after, before);
  };
  return [
    ...Array.from(lists.values().filter(differs), (name) => `list ${name}`),
    ...definitions.map(({ type, name }) => `${type} ${name}`),
    ...Array.from(conditions, (name) => `condition ${name}`),
    ...Array.from(outcomes, (name) => `outcome ${name}`),
  ];
}

/** @param reasonsOf what has changed that a rule uses */
function compareRules(
  base: readonly RuleOfType[],
  head: readonly RuleOfType[],
  reasonsOf: (rule: RuleOfType) => string[],
  { changes, touched }: Structure,
): void {
  const [before, after] = [base, head].map((rules) => new Map(rules.map((rule) => [rule.value.name, rule])));
  const moved = movedNames(base, head);
  const add = (kind: Change['kind'], rule: RuleOfType, details: Detail[] = []) => {
    const one = touchedRule(kind, rule);
    const { endpoint, requestType, place } = one;
    const subject: Subject = { type: 'rule', name: one.rule, endpoint, ...(requestType && { requestType }) };
    changes.push({ kind, subject, place, details });
    touched.push(one);
  };
  for (const rule of head) {
    const old = before?.get(rule.value.name);
    if (old === undefined) {
      add('added', rule);
      continue;
    }
    const details = ruleChanges(old, rule);
    if (moved.has(rule.value.name)) {
      const words = `moved: rule ${base.indexOf(old) + 1} of ${base.length} -> ${head.indexOf(rule) + 1} of ${head.length}`;
      details.push({ words, place: locationOf(rule) });
    }
    const reasons = new Set([...reasonsOf(old), ...reasonsOf(rule)]);
    if (details.length > 0) add('changed', rule, details);
    else if (reasons.size > 0) touched.push(touchedRule('affected', rule, [...reasons]));
  }
  for (const rule of base) if (!after?.has(rule.value.name)) add('removed', rule);
}

function ruleChanges(base: Located<Rule>, head: Located<Rule>): Detail[] {
  const time = (written: unknown) => (typeof written === 'string' ? parseTime(written) : written);
  return [
    ...ifChanges(base, head),
    ...prefixed(
      'condition',
      conditionChanges(partOf(base, base.value.when, 'when'), partOf(head, head.value.when, 'when')),
    ),
    ...writtenOutcomeChanges('then', base, head),
    ...writtenOutcomeChanges('otherwise', base, head),
    ...valueChanges('mode', base, head, { fallback: 'enforce' }),
    ...valueChanges('enabled', base, head, { fallback: true }),
    ...valueChanges('validFrom', base, head, { meaning: time }),
    ...(windowOf(base.value).until === windowOf(head.value).until
      ? []
      : (['validUntil', 'validThrough'] as const).flatMap((key) => valueChanges(key, base, head))),
    ...(['description', 'owner', 'ticket'] as const).flatMap((key) => valueChanges(key, base, head)),
  ];
}

/** The changes of the condition that a rule may do without. */
function ifChanges(base: Located<Rule>, head: Located<Rule>): Detail[] {
  const [before, after] = [base.value.if, head.value.if];
  if (before !== undefined && after !== undefined)
    return prefixed('if', conditionChanges(partOf(base, before, 'if'), partOf(head, after, 'if')));
  const [verb, rule, only] = before === undefined ? ['added', head, after] : ['removed', base, before];
  if (only === undefined) return [];
  return [{ words: `if: ${verb} ${conditionWords(only)}`, place: locationOf(partOf(rule, only, 'if')) }];
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
