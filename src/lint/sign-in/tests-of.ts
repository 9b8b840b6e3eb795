import { factsOf } from '../../rules/rule-file.ts';
import { sourcesOf } from '../facts/derived-facts.ts';
import type { IndexedRule, IndexedTest, RuleIndex } from '../rule-index.ts';
import { isWithin } from './optional-facts.ts';

/** The tests that read one of these parts of the request, directly or by a derived fact or a lookup. */
export function testsOf({ tests }: Pick<RuleIndex, 'tests'>, parts: readonly string[]): IndexedTest[] {
  return tests.filter(({ test, source }) =>
    factsOf(test)
      .flatMap((fact) => sourcesOf(fact, source.value))
      .some((fact) => parts.some((part) => isWithin(fact, part))),
  );
}

/** The rules that use one of these tests. */
export function rulesOf(tests: readonly IndexedTest[]): ReadonlySet<IndexedRule> {
  return new Set(tests.flatMap(({ rules }) => rules));
}
