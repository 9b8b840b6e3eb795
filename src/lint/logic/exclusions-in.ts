import { below, rangeOf } from '../../diagnostics/source-file.ts';
import { type Finding, findingAt } from '../check.ts';
import type { Review, RuleReview } from '../review.ts';
import type { Demand } from './demand.ts';

/** More tests than this are counted instead of named. */
const MOST_NAMED = 3;

/** The rules whose condition can never hold, or never fail, said as the caller has it, with the tests that are to blame. What is meant so is left out. */
export function exclusionsIn(
  { files, logic }: Review,
  wanted: boolean,
  say: (rule: string, tests: string) => { message: string; hint: string },
  isMeant: (rule: RuleReview, demands: readonly Demand[]) => boolean = () => false,
): Finding[] {
  return files
    .filter(({ sound }) => sound)
    .flatMap(({ requestTypes }) => requestTypes.flatMap(({ rules }) => rules))
    .flatMap((one) => {
      const demands = logic.excluded(one, wanted);
      if (demands === undefined || isMeant(one, demands)) return [];
      const place = { at: below(one.at, 'when'), key: true };
      return [findingAt(one.source, place, say(one.rule.name, named(one, demands)))];
    });
}

function named({ source }: RuleReview, demands: readonly Demand[]): string {
  const texts = demands.map(
    ({ at, test }) => `${test.fact} ${test.operator} (line ${rangeOf(source, at).start.line})`,
  );
  const shown = texts.slice(0, MOST_NAMED);
  const others = texts.length - shown.length;
  return others > 0 ? `${shown.join(', ')} and ${others} more` : shown.join(' and ');
}
