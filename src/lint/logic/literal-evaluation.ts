import { findOperator } from '../../engine/operators/index.ts';
import {
  entriesOf,
  type FactTest,
  isList,
  isProblem,
  type Literal,
  type Verdict,
  verdictOf,
} from '../../engine/operators/operator.ts';
import { type List, listsByName } from '../../rules/lists/list.ts';
import { isFactReference, type Operand, type Scalar } from '../../rules/rule-file.ts';
import type { TestLiteral } from './literal.ts';

/** Tries the operators themselves on values, instead of knowing a second time what they mean. */
export interface LiteralEvaluation {
  /** Milliseconds since 1970. */
  now: number;
  /** What the literal's test compares with; undefined where that is not known before a request, changes, or is too much. */
  valuesOf: (literal: TestLiteral) => readonly Scalar[] | undefined;
  /** Whether a fact with this value meets the literal; true where that cannot be told. */
  admits: (literal: TestLiteral, fact: unknown) => boolean;
}

/** Values of a test, or entries of a list, beyond which a test is taken as it is. */
const MOST_VALUES = 200;

/** Verdicts asked for in one look at all rules. After them, everything is admitted. */
const MOST_VERDICTS = 100_000;

export function literalEvaluation(lists: readonly List[], now: number): LiteralEvaluation {
  const byName = listsByName(lists);
  const prepared = new Map<string, FactTest | undefined>();
  const verdicts = new Map<string, Map<unknown, Verdict | 'failed'>>();
  let left = MOST_VERDICTS;
  const operandOf = (value: Operand | undefined): Literal => {
    if (typeof value !== 'object' || Array.isArray(value)) return value;
    return 'list' in value ? steadyList(byName.get(value.list)) : undefined;
  };
  const testOf = (literal: TestLiteral): FactTest | undefined => {
    const { key, operator, test } = literal;
    if (prepared.has(key)) return prepared.get(key);
    const value = operandOf(test.value);
    const found = findOperator(operator);
    const known = test.value === undefined || value !== undefined;
    const result = known && 'prepare' in found ? found.prepare(value) : undefined;
    prepared.set(key, result === undefined || isProblem(result) ? undefined : result);
    return prepared.get(key);
  };
  return {
    now,
    valuesOf: (literal) => {
      if (testOf(literal) === undefined || isFactReference(literal.test.value)) return undefined;
      const value = operandOf(literal.test.value);
      if (value === undefined) return [];
      const values = isList(value) ? Array.from(entriesOf(value), (entry) => entry.value) : [value].flat();
      return values.length > MOST_VALUES ? undefined : values;
    },
    admits: (literal, fact) => {
      const test = testOf(literal);
      left -= 1;
      if (test === undefined || left < 0) return true;
      const known = verdicts.get(literal.key) ?? new Map<unknown, Verdict | 'failed'>();
      verdicts.set(literal.key, known);
      if (!known.has(fact)) known.set(fact, verdictOf(test, fact, { now }));
      const verdict = known.get(fact);
      return verdict === 'failed' || literal.accepts.has(verdict);
    },
  };
}

/** A list whose entries stay what they are. That an empty one will be filled is to be expected. */
function steadyList(list: List | undefined): List | undefined {
  if (list === undefined || list.entries.length === 0 || list.entries.length > MOST_VALUES) return undefined;
  return list.entries.values().some(({ expires }) => expires !== undefined) ? undefined : list;
}
