import { compareText } from '../diagnostics/diagnostic.ts';
import {
  type Condition,
  isListReference,
  listsNamedBy,
  type Operand,
  type RuleFile,
} from '../rules/rule-file.ts';

/** JSON with sorted keys: equal texts for equal values. */
export function normalForm(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => compareText(a, b)))
      : part,
  );
}

/** True if an operator takes its values as a set, whose order has no meaning. */
export function takesSet(operator: string): boolean {
  return /(^|:)(in|notIn|emailDomainIn|emailDomainNotIn|ipInCidr|ipNotInCidr|phonePrefixIn|phonePrefixNotIn)$/.test(
    operator,
  );
}

/** Text that is equal for conditions which differ only in names, order or spelling. A list counts by its name. */
export function conditionForm(condition: Condition, file: RuleFile): string {
  if ('condition' in condition) {
    const named = file.conditions?.[condition.condition];
    return named === undefined ? normalForm(condition) : conditionForm(named, file);
  }
  if ('not' in condition) return `not(${conditionForm(condition.not, file)})`;
  if ('all' in condition) return formOfEach('all', condition.all, file);
  if ('any' in condition) return formOfEach('any', condition.any, file);
  const { fact, operator, value, dateFormat } = condition;
  return normalForm({ fact, operator, value: operandForm(operator, value), dateFormat });
}

/** Several lists are a set for each operator. */
function operandForm(operator: string, value: Operand | undefined): unknown {
  if (isListReference(value)) return { lists: [...listsNamedBy(value)].sort() };
  return Array.isArray(value) && takesSet(operator) ? [...new Set(value.map(normalForm))].sort() : value;
}

function formOfEach(kind: 'all' | 'any', conditions: readonly Condition[], file: RuleFile): string {
  const parts = [...new Set(conditions.map((part) => conditionForm(part, file)))].sort();
  return parts.length === 1 ? (parts[0] ?? '') : `${kind}(${parts.join(',')})`;
}
