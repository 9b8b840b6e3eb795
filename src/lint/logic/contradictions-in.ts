import { below, rangeOf } from '../../diagnostics/source-file.ts';
import { type Finding, findingAt } from '../check.ts';
import type { IndexedRule, RuleIndex } from '../rule-index.ts';
import type { TestLiteral } from './literal.ts';

/** More tests than this are counted instead of named. */
const MOST_NAMED = 3;

/** What is said where tests go against each other, and where one goes against the request type. */
export interface Words {
  together: (tests: string) => { what: string; hint: string };
  alone: (test: string) => { what: string; hint: string };
}

/** Rules whose condition can never hold, or never fail, and the tests to blame. What is meant so is left out. */
export function contradictionsIn(
  { soundTypes, logic }: RuleIndex,
  wanted: boolean,
  words: Words,
  isMeant: (rule: IndexedRule, demands: readonly TestLiteral[]) => boolean = () => false,
): Finding[] {
  return soundTypes
    .flatMap(({ rules }) => rules)
    .flatMap((one) => {
      const demands = logic.excluded(one, wanted);
      if (demands === undefined || isMeant(one, demands)) return [];
      const place = { at: below(one.at, 'when'), key: true };
      const say = demands.length === 1 ? words.alone : words.together;
      const { what, hint } = say(named(one, demands));
      const verb = wanted ? 'never' : 'always';
      const message = `the condition of "${one.rule.name}" ${verb} holds: ${what}`;
      return [findingAt(one.source, place, { message, hint })];
    });
}

function named({ source }: IndexedRule, demands: readonly TestLiteral[]): string {
  const texts = demands.map(
    ({ at, test }) => `${test.fact} ${test.operator} (line ${rangeOf(source, at).start.line})`,
  );
  const shown = texts.slice(0, MOST_NAMED);
  const others = texts.length - shown.length;
  return others > 0 ? `${shown.join(', ')} and ${others} more` : shown.join(' and ');
}
