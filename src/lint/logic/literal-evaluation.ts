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

/** Evaluates literals with the operators of the engine. */
export interface LiteralEvaluation {
  /** Milliseconds since 1970. */
  now: number;
  /** The operands of the test; undefined if they depend on the request, change, or are too many. */
  valuesOf: (literal: TestLiteral) => readonly Scalar[] | undefined;
  /** True if a fact with this value meets the literal; true if unknown. */
  admits: (literal: TestLiteral, fact: unknown) => boolean;
}

/** Limit of values or list entries of a test; tests with more are not analysed. */
const MOST_VALUES = 200;

/** Limit of evaluations in one lint run; above it, every literal counts as met. */
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

/** A list with constant entries; undefined for lists with expiry dates, for empty ones and for large ones. */
function steadyList(list: List | undefined): List | undefined {
  if (list === undefined || list.entries.length === 0 || list.entries.length > MOST_VALUES) return undefined;
  return list.entries.values().some(({ expires }) => expires !== undefined) ? undefined : list;
}
