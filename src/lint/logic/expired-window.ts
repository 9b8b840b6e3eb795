import { below } from '../../diagnostics/source-file.ts';
import { isEnforced } from '../../rules/rule-file.ts';
import { parseTime } from '../../rules/time.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';

export const expiredWindow: Check = {
  code: 'expired-window',
  severity: 'warn',
  description: 'A rule whose validUntil has passed.',
  rationale:
    'It is skipped as if it were not there. If it was the last one, default is the answer to every request.',
  fix: 'Take the rule out, or give it a later validUntil.',
  find: ({ files, now }) =>
    files
      .flatMap(({ requestTypes }) => requestTypes)
      .flatMap((one) =>
        one.rules
          .filter((found) => found.rule.enabled !== false && hasEnded(found, now))
          .map(({ source, at, rule }) => {
            const end = isDeserted(one, now) ? '; no rule is left, and every request gets the default' : '';
            const message = `"${rule.name}" has ended, and is skipped${end}`;
            const hint = 'take it out, or give it a later validUntil';
            return findingAt(source, { at: below(at, 'validUntil') }, { message, hint });
          }),
      ),
};

/** A window that ends before it begins is reported where rules are compiled. */
function hasEnded({ rule: { validFrom = '', validUntil = '' } }: IndexedRule, now: number): boolean {
  const end = parseTime(validUntil) ?? Number.POSITIVE_INFINITY;
  return end <= now && (parseTime(validFrom) ?? Number.NEGATIVE_INFINITY) < end;
}

function isDeserted({ written, rules }: IndexedRequestType, now: number): boolean {
  const enforced = rules.filter(({ rule }) => isEnforced(rule));
  return rules.length === written.rules.length && enforced.every((one) => hasEnded(one, now));
}
