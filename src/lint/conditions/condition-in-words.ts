import type { Condition, Operand } from '../../rules/rule-file.ts';

/** Maximum number of characters; longer conditions are cut. */
const LONGEST = 160;

/** A condition for a message: `data.userProfile.userType equal "contractor" and not condition staff`. */
export function conditionInWords(condition: Condition): string {
  const words = wordsOf(condition);
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

function wordsOf(condition: Condition): string {
  if ('all' in condition) return joined(condition.all, ' and ');
  if ('any' in condition) return joined(condition.any, ' or ');
  if ('not' in condition) return `not ${enclosed(condition.not)}`;
  if ('condition' in condition) return `condition ${condition.condition}`;
  const { fact, operator, value } = condition;
  return `${fact} ${operator}${value === undefined ? '' : ` ${valueInWords(value)}`}`;
}

function joined(conditions: readonly Condition[], by: string): string {
  return conditions.length === 1 && conditions[0]
    ? wordsOf(conditions[0])
    : conditions.map(enclosed).join(by);
}

function enclosed(condition: Condition): string {
  return 'all' in condition || 'any' in condition ? `(${wordsOf(condition)})` : wordsOf(condition);
}

function valueInWords(value: Operand): string {
  return JSON.stringify(value).replaceAll('"', '').replaceAll(/[,:]/g, '$& ');
}
