import { below } from '../../diagnostics/source-file.ts';
import { leavesDotOpen } from '../../engine/operators/pattern-tokens.ts';
import { type Check, findingAt } from '../check.ts';
import { decidingPatterns } from './deciding-patterns.ts';
import { acceptedBy } from './domain-tests.ts';

export const notmatchesLineBreak: Check = {
  code: 'notmatches-line-break',
  severity: 'warn',
  description: 'A pattern of a forbidden text whose dot does not say whether it matches a line break.',
  rationale:
    'If it depends on the dot whether a text with a line break matches, the whole decision fails. The person is denied with the `onError` outcome instead of the outcome of this rule, and the log has an error.',
  source: '[rules.md](rules.md#line-breaks-in-patterns)',
  fix: 'Begin the pattern with `(?s)`: the text is then forbidden with line breaks too.',
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

/** Whether it can be read: what cannot has been reported. */
function isPattern(pattern: string): boolean {
  return acceptedBy('matches', pattern) !== undefined;
}

function withFlag(pattern: string): string {
  return /^\(\?[imU]+\)/.test(pattern) ? pattern.replace(')', 's)') : `(?s)${pattern}`;
}
