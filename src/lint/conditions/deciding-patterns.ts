import type { Test } from '../../rules/rule-file.ts';
import { denies } from '../effective-outcome.ts';
import type { TestLiteral } from '../logic/literal.ts';
import { doesNotDeny, isMissing, passes } from '../logic/outcome-sets.ts';
import type { IndexedRule, RuleIndex } from '../rule-index.ts';

/** A pattern that decides whether a rule refuses a request. */
interface DecidingPattern {
  rule: IndexedRule;
  literal: TestLiteral;
  patterns: string[];
  /** True if a text that matches is refused; false if a text that does not match is refused. */
  refusesMatch: boolean;
}

/** The patterns in the conjunctions that avoid a rule's refusal; one result for each conjunction. */
export function decidingPatterns({ soundTypes, logic }: RuleIndex): DecidingPattern[] {
  return soundTypes.flatMap(({ rules }) =>
    rules
      .filter(({ decides }) => decides)
      .flatMap((rule) =>
        [true, false]
          .filter((holds) => refusesOnlyOtherwise(rule, holds))
          .flatMap((holds) => logic.conjunctions(rule, holds) ?? [])
          .flatMap((conjunction) => conjunction.flatMap((literal) => patternIn(literal, rule))),
      ),
  );
}

/** True if a rule denies, or at least does not allow, only if its condition has the other result. */
function refusesOnlyOtherwise({ then, otherwise }: IndexedRule, holds: boolean): boolean {
  const [outcome, other] = holds ? [then, otherwise] : [otherwise, then];
  return doesNotDeny(outcome) && (denies(other) || (passes(outcome) && isMissing(other)));
}

function patternIn(literal: TestLiteral, rule: IndexedRule): DecidingPattern[] {
  const patterns = patternsOf({ ...literal.test, operator: literal.operator });
  if (patterns.length === 0) return [];
  const [name, ...decorators] = literal.operator.split(':').reverse();
  // Negations behind decorators such as someFact: are still part of the operator.
  const isNegative = (name === 'notMatches') !== (decorators.filter((one) => one === 'not').length % 2 === 1);
  return [{ rule, literal, patterns, refusesMatch: literal.accepts.has(isNegative) }];
}

/** The patterns of a `matches` or `notMatches` test; empty for other operators. */
export function patternsOf({ operator, value }: Pick<Test, 'operator' | 'value'>): string[] {
  if (!/(?:^|:)(?:matches|notMatches)$/.test(operator)) return [];
  return [value].flat().filter((pattern) => typeof pattern === 'string');
}
