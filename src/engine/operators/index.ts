import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { suggestion } from '../../diagnostics/suggest.ts';
import { type DateFormat, parseDateFormat } from '../../rules/date-format.ts';
import { isAbsent } from '../../rules/fact-path.ts';
import { decorators } from './decorators.ts';
import { emailOperators } from './email.ts';
import { equalityOperators } from './equality.ts';
import { networkOperators } from './network.ts';
import { isProblem, type Operator, type ValueProblem } from './operator.ts';
import { orderOperators } from './order.ts';
import { patternOperators } from './pattern.ts';
import { phoneOperators } from './phone.ts';
import { presenceOperators } from './presence.ts';
import { textOperators } from './text.ts';
import { timeOperators } from './times.ts';

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
      ...timeOperators,
      ...emailOperators,
      ...networkOperators,
      ...phoneOperators,
    ].map(falseOnAbsent),
    ...presenceOperators,
  ].map((operator) => [operator.name, operator]),
);

/** Only present and absent apply to an absent fact: `notIn` on a missing e-mail address must not allow anybody. */
function falseOnAbsent(operator: Operator): Operator {
  const { compare, ignoringCase, withDateFormat } = operator;
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
    ...(withDateFormat && {
      withDateFormat: (format: DateFormat) => falseOnAbsent(withDateFormat(format)),
    }),
  };
}

/** Reason why a test has no operator. */
export type OperatorProblem = Omit<ValueProblem, 'code'> & {
  code: DiagnosticCode;
  /** The key of the test that is wrong, if it is not `operator`. */
  key?: 'dateFormat';
};

/**
 * Finds an operator by its written name (`everyFact:ignoreCase:in`), decorators applied from right to left.
 *
 * @param dateFormat how the fact is written, of the operators on times
 */
export function findOperator(written: string, dateFormat?: string): Operator | OperatorProblem {
  const parts = written.split(':');
  const name = parts.pop() ?? '';
  let operator = operators.get(name);
  if (operator === undefined)
    return {
      code: 'unknown-operator',
      message: `"${name}" is not an operator`,
      hint: suggestion(name, [...operators.keys()]),
    };
  if (dateFormat !== undefined) {
    const formatted = parts.includes('swap') ? NO_SWAP : readingDates(operator, dateFormat);
    if ('code' in formatted) return formatted;
    operator = formatted;
  }
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

const NO_SWAP: OperatorProblem = {
  key: 'dateFormat',
  code: 'date-format',
  message: 'dateFormat says how the fact is written, which swap: takes for the value',
  hint: 'write the rule the other way round',
};

function readingDates(operator: Operator, dateFormat: string): Operator | OperatorProblem {
  const problem = { key: 'dateFormat', code: 'date-format' } as const;
  if (operator.withDateFormat === undefined) {
    const readers = [...operators.values()].filter(({ withDateFormat }) => withDateFormat !== undefined);
    const hint = `leave dateFormat out, or use one of: ${readers.map(({ name }) => name).join(', ')}`;
    return { ...problem, message: `${operator.name} reads no date`, hint };
  }
  const format = parseDateFormat(dateFormat);
  return 'message' in format ? { ...problem, ...format } : operator.withDateFormat(format);
}
