import { hookOf } from '../hooks/index.ts';
import {
  type Condition,
  isFactReference,
  type Operand,
  type OutcomeOrName,
  type RuleFile,
  type Test,
} from '../rules/rule-file.ts';

/** Maximum length of a value in a report. */
const LONGEST = 100;

export function valueWords(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

function operandWords(value: Operand): string {
  if (typeof value !== 'object' || Array.isArray(value)) return valueWords(value);
  if (isFactReference(value)) return `fact ${value.fact}`;
  return 'list' in value ? `list ${value.list}` : `lists ${value.lists.join(', ')}`;
}

/** `digits 4`. */
export function testWords({ operator, value, dateFormat }: Omit<Test, 'fact'>): string {
  const format = dateFormat === undefined ? '' : ` as ${dateFormat}`;
  return value === undefined ? operator : `${operator} ${operandWords(value)}${format}`;
}

export function conditionWords(condition: Condition): string {
  if ('all' in condition) return `all of (${condition.all.map(conditionWords).join('; ')})`;
  if ('any' in condition) return `any of (${condition.any.map(conditionWords).join('; ')})`;
  if ('not' in condition) return `not (${conditionWords(condition.not)})`;
  if ('condition' in condition) return `condition ${condition.condition}`;
  return `${condition.fact} ${testWords(condition)}`;
}

/** An outcome in a word: its name, or its effect. */
export function outcomeWords(written: OutcomeOrName | undefined, file: RuleFile): string {
  if (written === undefined) return 'nothing';
  return typeof written === 'string' ? written : hookOf(file).effectOf(written);
}
