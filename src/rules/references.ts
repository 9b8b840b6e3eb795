import { below, type Pointer } from '../diagnostics/source-file.ts';
import { type Definition, definitionsIn } from './definitions.ts';
import {
  type Condition,
  isListReference,
  listsNamedBy,
  type Operand,
  type Rule,
  type RuleFile,
} from './rule-file.ts';

/** Names that a rule refers to, directly and through named conditions, outcomes and definitions. */
export interface References {
  conditions: Set<string>;
  /** Those of its tests, and of its lookups. */
  lists: Set<string>;
  outcomes: Set<string>;
  definitions: Definition[];
}

export function referencesOf(rule: Rule, file: RuleFile): References {
  const { if: only, when, then, otherwise } = rule;
  const outcomes = new Set([then, otherwise].filter((written) => typeof written === 'string'));
  const names = { conditions: new Set<string>(), lists: new Set<string>() };
  for (const condition of only === undefined ? [when] : [only, when])
    collectReferences(condition, file, names);
  const named = [
    ...Array.from(names.conditions, (name) => file.conditions?.[name]),
    ...Array.from(outcomes, (name) => file.outcomes?.[name]),
  ];
  const definitions = definitionsIn([only, when, then, otherwise, ...named], file);
  for (const { type, written } of definitions) if (type === 'lookup') names.lists.add(written.list);
  return { ...names, outcomes, definitions };
}

function collectReferences(
  condition: Condition,
  file: RuleFile,
  found: Pick<References, 'conditions' | 'lists'>,
): void {
  const collect = (part: Condition) => collectReferences(part, file, found);
  if ('all' in condition) condition.all.forEach(collect);
  else if ('any' in condition) condition.any.forEach(collect);
  else if ('not' in condition) collect(condition.not);
  else if ('condition' in condition) {
    const named = file.conditions?.[condition.condition];
    if (named === undefined || found.conditions.has(condition.condition)) return;
    found.conditions.add(condition.condition);
    collect(named);
  } else for (const list of listsNamedBy(condition.value)) found.lists.add(list);
}

/** The names of lists in a value, each at its place. */
export function listNamesIn(value: Operand | undefined, at: Pointer): { name: string; at: Pointer }[] {
  if (!isListReference(value)) return [];
  if ('list' in value) return [{ name: value.list, at: below(at, 'list') }];
  return value.lists.map((name, index) => ({ name, at: below(at, 'lists', index) }));
}
