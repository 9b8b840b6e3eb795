import { below } from '../../diagnostics/source-file.ts';
import { leavesDotOpen } from '../../engine/operators/pattern-tokens.ts';
import { type Check, findingAt } from '../check.ts';
import { decidingPatterns } from './deciding-patterns.ts';
import { acceptedBy } from './domain-tests.ts';

export const notmatchesLineBreak: Check = {
  code: 'notmatches-line-break',
  severity: 'warn',
  description:
    'A pattern of a forbidden text with a dot that does not specify whether it matches a line break.',
  rationale:
    'If the match of a text with a line break depends on the dot, the whole decision fails. The user is denied with the `onError` outcome instead of the outcome of this rule, and an error is logged.',
  source: '[rules.md](rules.md#line-breaks-in-patterns)',
  fix: 'Begin the pattern with `(?s)`: texts with line breaks are then forbidden too.',
  find: (index) => {
    const found = new Map(
      decidingPatterns(index)
        .filter(({ refusesMatch }) => refusesMatch)
        .flatMap(({ rule, literal, patterns }) => {
          const pattern = patterns.find((one) => leavesDotOpen(one) && isPattern(one));
          return pattern === undefined
            ? []
            : [[`${rule.source.path} ${literal.at}`, { rule, literal, pattern }] as const];
        }),
    );
    return [...found.values()].map(({ rule, literal, pattern }) => {
      const message = `a text with a line break can fail the decision, and gets onError instead of "${rule.rule.name}": "." in the pattern does not say whether it is one`;
      const hint = `write '${withFlag(pattern)}'`;
      return findingAt(rule.source, { at: below(literal.at, 'value') }, { message, hint });
    });
  },
};

/** False for invalid patterns, which are reported elsewhere. */
function isPattern(pattern: string): boolean {
  return acceptedBy('matches', pattern) !== undefined;
}

function withFlag(pattern: string): string {
  return /^\(\?[imU]+\)/.test(pattern) ? pattern.replace(')', 's)') : `(?s)${pattern}`;
}
