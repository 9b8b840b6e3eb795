import type { Pointer } from '../../diagnostics/source-file.ts';
import type { Verdict } from '../../engine/operators/operator.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { withoutNegations } from '../../rules/negation.ts';
import type { Test } from '../../rules/rule-file.ts';

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
    key: JSON.stringify([fact, operator, test.value]),
    accepts: new Set<Verdict>(wanted ? [held] : TOTAL.test(operator) ? [!held] : [!held, undefined]),
  };
}
