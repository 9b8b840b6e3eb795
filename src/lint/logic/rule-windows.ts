import { below } from '../../diagnostics/source-file.ts';
import { isEnforced } from '../../rules/rule-file.ts';
import { type Check, findingAt, SOON } from '../check.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';
import { windowOf } from './outcome-sets.ts';

export const expiredWindow: Check = {
  code: 'expired-window',
  severity: 'warn',
  description: 'A rule whose validUntil has passed.',
  rationale: 'The rule is skipped. If it was the last one, every request gets the default.',
  fix: 'Remove the rule, or give it a later validUntil.',
  find: ({ files, now }) =>
    files
      .flatMap(({ requestTypes }) => requestTypes)
      .flatMap((requestType) =>
        requestType.rules
          .filter((one) => one.rule.enabled !== false && hasEnded(one, now))
          .map(({ source, at, rule }) => {
            const end = isDeserted(requestType, now)
              ? '; no rule is left, and every request gets the default'
              : '';
            const message = `"${rule.name}" has ended, and is skipped${end}`;
            const hint = 'take it out, or give it a later validUntil';
            return findingAt(source, { at: below(at, 'validUntil') }, { message, hint });
          }),
      ),
};

export const windowExpiresSoon: Check = {
  code: 'window-expires-soon',
  severity: 'info',
  description: 'A rule whose validUntil is within 14 days.',
  rationale:
    'From then on the rule is skipped, although no file changes. The severity is info, so that no build fails before that day.',
  fix: 'Give the rule a later validUntil, or let it end.',
  find: ({ rules, now }) =>
    rules.flatMap((one) => {
      const { source, at, rule } = one;
      const { until } = windowOf(one);
      if (rule.enabled === false || until <= now || until > now + SOON) return [];
      const message = `"${rule.name}" is skipped from ${new Date(until).toISOString()} on`;
      const hint = 'give it a later validUntil, or let it end';
      return [findingAt(source, { at: below(at, 'validUntil') }, { message, hint })];
    }),
};

/** A window that ends before it starts is reported by the compiler. */
function hasEnded(rule: IndexedRule, now: number): boolean {
  const { from, until } = windowOf(rule);
  return until <= now && from < until;
}

function isDeserted({ written, rules }: IndexedRequestType, now: number): boolean {
  const enforced = rules.filter(({ rule }) => isEnforced(rule));
  return rules.length === written.rules.length && enforced.every((one) => hasEnded(one, now));
}
