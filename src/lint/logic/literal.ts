import type { Pointer } from '../../diagnostics/source-file.ts';
import { findOperator } from '../../engine/operators/index.ts';
import {
  entriesOf,
  type FactTest,
  isList,
  isProblem,
  type Literal,
  listsOf,
  type Verdict,
  verdictOf,
} from '../../engine/operators/operator.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { type List, listsByName, unionOf } from '../../rules/lists/list.ts';
import { withoutNegations } from '../../rules/negation.ts';
import {
  isFactReference,
  isListReference,
  listsNamedBy,
  type Operand,
  type Scalar,
  type Test,
} from '../../rules/rule-file.ts';

/** A literal of the condition logic: a test with the results that meet it. */
export interface TestLiteral {
  /** The place of the test. */
  at: Pointer;
  test: Test;
  /** The normalized path of the fact, as JSON. */
  fact: string;
  /** The operator without negations: `equal` for `not:equal` and for `notEqual`. */
  operator: string;
  /** Equal for literals of the same test. */
  key: string;
  accepts: ReadonlySet<Verdict>;
}

/** Operators that are true or false of every value, an absent one too. */
const TOTAL = /^(trim:)*present$/;

/** The literal for a test that holds (`wanted`) or fails; undefined if the fact is not a path. */
export function literalOf(test: Test, at: Pointer, wanted: boolean): TestLiteral | undefined {
  const path = parseFactPath(test.fact);
  if (typeof path === 'string') return undefined;
  const { operator, negated } = withoutNegations(test.operator);
  const held = !negated;
  const fact = JSON.stringify(path);
  return {
    at,
    test,
    fact,
    operator,
    key: JSON.stringify([fact, operator, test.value, test.dateFormat]),
    accepts: new Set<Verdict>(wanted ? [held] : TOTAL.test(operator) ? [!held] : [!held, undefined]),
  };
}

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
    if (isFactReference(value)) return undefined;
    return isListReference(value) ? steadyLists(listsNamedBy(value).map((name) => byName.get(name))) : value;
  };
  const testOf = (literal: TestLiteral): FactTest | undefined => {
    const { key, operator, test } = literal;
    if (prepared.has(key)) return prepared.get(key);
    const value = operandOf(test.value);
    const found = findOperator(operator, test.dateFormat);
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
      const values = isList(value)
        ? listsOf(value).flatMap((list) => Array.from(entriesOf(list), (entry) => entry.value))
        : [value].flat();
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

/** Several lists that are all constant; undefined otherwise. */
export function steadyLists(lists: readonly (List | undefined)[]): Literal {
  const steady = lists.map(steadyList).filter((list) => list !== undefined);
  return steady.length < lists.length ? undefined : unionOf(steady);
}

/** A list with constant entries; undefined for lists with expiry dates, for empty ones and for large ones. */
function steadyList(list: List | undefined): List | undefined {
  if (list === undefined || list.entries.length === 0 || list.entries.length > MOST_VALUES) return undefined;
  return list.entries.values().some(({ expires }) => expires !== undefined) ? undefined : list;
}
