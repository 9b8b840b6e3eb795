import { below, type Pointer } from '../diagnostics/source-file.ts';
import {
  type Condition,
  isListReference,
  listsNamedBy,
  type Operand,
  type Rule,
  type RuleFile,
} from './rule-file.ts';

/** Names that a rule refers to, directly and through named conditions. */
export interface References {
  conditions: Set<string>;
  lists: Set<string>;
  outcomes: Set<string>;
}

export function referencesOf(rule: Rule, file: RuleFile): References {
  const outcomes = [rule.then, rule.otherwise].filter((written) => typeof written === 'string');
  const references = { conditions: new Set<string>(), lists: new Set<string>(), outcomes: new Set(outcomes) };
  collectReferences(rule.when, file, references);
  return references;
}

function collectReferences(condition: Condition, file: RuleFile, found: References): void {
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
