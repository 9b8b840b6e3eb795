import type { Test } from '../../rules/rule-file.ts';
import type { TestLiteral } from '../logic/literal.ts';
import { allowsIn, deniesIn, isMissing, mayNotDeny } from '../logic/outcome-sets.ts';
import type { IndexedRule, RuleIndex } from '../rule-index.ts';

/** A pattern on which it depends whether a rule refuses somebody. */
export interface DecidingPattern {
  rule: IndexedRule;
  demand: TestLiteral;
  patterns: string[];
  /** Whether a text that the pattern matches is refused; otherwise one is that it does not match. */
  refusesMatch: boolean;
}

/** Of each rule the patterns in the ways past its refusal, once for each of these ways. */
export function decidingPatterns({ soundTypes, logic }: RuleIndex): DecidingPattern[] {
  return soundTypes.flatMap(({ rules }) =>
    rules
      .filter(({ decides }) => decides)
      .flatMap((rule) =>
        [true, false]
          .filter((wanted) => mayNotDeny(outcomeOf(rule, wanted)) && isRefusedOtherwise(rule, wanted))
          .flatMap((wanted) => logic.ways(rule, wanted) ?? [])
          .flatMap((way) => way.flatMap((demand) => patternIn(demand, rule))),
      ),
  );
}

const outcomeOf = (rule: IndexedRule, wanted: boolean) => (wanted ? rule.then : rule.otherwise);

/** Whether a request for which the condition comes out the other way is refused, or is at least not let in by the rule. */
function isRefusedOtherwise(rule: IndexedRule, wanted: boolean): boolean {
  const other = outcomeOf(rule, !wanted);
  return deniesIn(other) || (allowsIn(outcomeOf(rule, wanted)) && isMissing(other));
}

function patternIn(demand: TestLiteral, rule: IndexedRule): DecidingPattern[] {
  const patterns = patternsOf({ ...demand.test, operator: demand.operator });
  if (patterns.length === 0) return [];
  const [name, ...decorators] = demand.operator.split(':').reverse();
  // What is left of the negations stands behind someFact: and the like.
  const isNegative = (name === 'notMatches') !== (decorators.filter((one) => one === 'not').length % 2 === 1);
  return [{ rule, demand, patterns, refusesMatch: demand.accepts.has(isNegative) }];
}

/** The patterns that a test tries; none if it is another test. */
export function patternsOf({ operator, value }: Pick<Test, 'operator' | 'value'>): string[] {
  if (!/(?:^|:)(?:matches|notMatches)$/.test(operator)) return [];
  return [value].flat().filter((pattern) => typeof pattern === 'string');
}
