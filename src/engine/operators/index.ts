import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { suggestion } from '../../diagnostics/suggest.ts';
import { isAbsent } from '../../rules/fact-path.ts';
import { decorators } from './decorators.ts';
import { emailOperators } from './email.ts';
import { equalityOperators } from './equality.ts';
import { networkOperators } from './network.ts';
import { isProblem, type Operator, type ValueProblem } from './operator.ts';
import { orderOperators } from './order.ts';
import { patternOperators } from './pattern.ts';
import { presenceOperators } from './presence.ts';
import { textOperators } from './text.ts';

/**
 * Every operator of the rule language, by name. A new one goes into the file of its group, which lists it; then into
 * schema/rule-file.schema.json and docs/rules.md.
 */
export const operators: ReadonlyMap<string, Operator> = new Map(
  [
    ...[
      ...equalityOperators,
      ...textOperators,
      ...patternOperators,
      ...orderOperators,
      ...emailOperators,
      ...networkOperators,
    ].map(falseOnAbsent),
    ...presenceOperators,
  ].map((operator) => [operator.name, operator]),
);

/** Only present and absent apply to an absent fact: `notIn` on a missing e-mail address must not allow anybody. */
function falseOnAbsent(operator: Operator): Operator {
  const { compare, ignoringCase } = operator;
  return {
    ...operator,
    prepare: (value) => {
      const test = operator.prepare(value);
      return isProblem(test) ? test : (fact, context) => (isAbsent(fact) ? undefined : test(fact, context));
    },
    ...(compare && {
      compare: (fact: unknown, value: unknown, context: { now: number }) =>
        isAbsent(fact) || isAbsent(value) ? undefined : compare(fact, value, context),
    }),
    ...(ignoringCase && { ignoringCase: () => falseOnAbsent(ignoringCase()) }),
  };
}

/** Finds an operator by its written name (`everyFact:ignoreCase:in`), decorators applied from right to left. */
export function findOperator(
  written: string,
): Operator | (Omit<ValueProblem, 'code'> & { code: DiagnosticCode }) {
  const parts = written.split(':');
  const name = parts.pop() ?? '';
  let operator = operators.get(name);
  if (operator === undefined)
    return {
      code: 'unknown-operator',
      message: `"${name}" is not an operator`,
      hint: suggestion(name, [...operators.keys()]),
    };
  for (const part of parts.reverse()) {
    const decorate = decorators.get(part);
    if (decorate === undefined)
      return {
        code: 'unknown-operator',
        message: `"${part}:" is not a decorator`,
        hint: suggestion(part, [...decorators.keys()]),
      };
    const decorated = decorate(operator);
    if ('code' in decorated) return decorated;
    operator = decorated;
  }
  return operator;
}
