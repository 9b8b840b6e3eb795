import type { Pointer } from '../../diagnostics/source-file.ts';
import type { Verdict } from '../../engine/operators/operator.ts';
import { parseFactPath } from '../../rules/fact-path.ts';
import { withoutNegations } from '../../rules/negation.ts';
import type { Test } from '../../rules/rule-file.ts';

/** What has to be true of a fact: that a test comes to one of these verdicts. */
export interface TestLiteral {
  /** Where the test is written. */
  at: Pointer;
  test: Test;
  /** The fact's path, the same however it is spelled. */
  fact: string;
  /** Without negations: `equal` for `not:equal` and for `notEqual`. */
  operator: string;
  /** Two literals with one key are about one verdict. */
  key: string;
  accepts: ReadonlySet<Verdict>;
}

/** Judges every value, an absent one too: it comes to no third verdict. */
const TOTAL = /^(trim:)*present$/;

/** The literal that a test holds, or that it does not; undefined where the fact is no path. */
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
