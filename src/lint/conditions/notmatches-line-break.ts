import { below } from '../../diagnostics/source-file.ts';
import { leavesDotOpen } from '../../engine/operators/pattern-tokens.ts';
import { type Check, findingAt } from '../check.ts';
import { mayBeLetIn } from '../logic/answers.ts';
import type { Logic } from '../logic/logic.ts';
import { type DecidingPattern, decidingPatterns } from './deciding-patterns.ts';

export const notmatchesLineBreak: Check = {
  code: 'notmatches-line-break',
  severity: 'warn',
  finds: 'A pattern with a dot in a denial that a text with a line break gets past.',
  because:
    'If it depends on the dot whether a text with a line break matches, neither `matches` nor `notMatches` holds. A denial in `then`, or behind `not:`, needs one of them to hold.',
  source: '[rules.md](rules.md#line-breaks-in-patterns)',
  mend: 'Begin the pattern with `(?s)` if the dot is to match a line break, or write `[^\\n]` for the dot if it is not. Or state what is required in `when` and deny in `otherwise`.',
  find: (review) => {
    let tried = 0;
    const found = new Map<string, DecidingPattern & { pattern: string }>();
    for (const one of decidingPatterns(review)) {
      const pattern = one.patterns.find(leavesDotOpen);
      const key = `${one.rule.source.path} ${one.demand.at}`;
      if (pattern === undefined || !one.sparesUnjudged || found.has(key)) continue;
      tried += 1;
      if (tried > MOST_TRIED || isLetIn(one, review.logic)) found.set(key, { ...one, pattern });
    }
    return [...found.values()].map(({ rule, demand, pattern, refusesMatch }) => {
      const message = `a text with a line break gets past "${rule.rule.name}": "." in the pattern does not say whether it is one`;
      const hint = refusesMatch
        ? `write '${withFlag(pattern)}'`
        : `write [^\\n] for the dot, or '${withFlag(pattern)}' if line breaks may stand there`;
      return findingAt(rule.source, { at: below(demand.at, 'value') }, { message, hint });
    });
  },
};

/** After so many it is taken that somebody is let in: each is tried on all rules. */
const MOST_TRIED = 50;

/** Whether other rules, too, let a request pass whose text the pattern does not judge. */
function isLetIn({ requestType, rule, way, demand }: DecidingPattern, logic: Logic): boolean {
  const unjudged = { ...demand, accepts: new Set([undefined]) };
  return mayBeLetIn(requestType, logic, {
    ways: [way.map((one) => (one === demand ? unjudged : one))],
    from: rule,
  });
}

function withFlag(pattern: string): string {
  return /^\(\?[imU]+\)/.test(pattern) ? pattern.replace(')', 's)') : `(?s)${pattern}`;
}
