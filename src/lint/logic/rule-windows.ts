import { below } from '../../diagnostics/source-file.ts';
import { isEnforced } from '../../rules/rule-file.ts';
import { expiryInWords } from '../../rules/time.ts';
import { endKeyOf, isDate, windowOf } from '../../rules/window.ts';
import { type Check, findingAt, SOON } from '../check.ts';
import type { IndexedRequestType, IndexedRule } from '../rule-index.ts';

export const expiredWindow: Check = {
  code: 'expired-window',
  severity: 'warn',
  description: 'A rule whose validity window has ended.',
  rationale: 'The rule is skipped. If it was the last one, every request gets the default.',
  fix: 'Remove the rule, or give it a later end.',
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
            const key = endKeyOf(rule);
            const hint = `take it out, or give it a later ${key}`;
            return findingAt(source, { at: below(at, key) }, { message, hint });
          }),
      ),
};

export const windowExpiresSoon: Check = {
  code: 'window-expires-soon',
  severity: 'info',
  description: 'A rule whose validity window ends within 14 days.',
  rationale:
    'From then on the rule is skipped, although no file changes. The severity is info, so that no build fails before that day.',
  fix: 'Give the rule a later end, or let it end.',
  find: ({ rules, now }) =>
    rules.flatMap(({ source, at, rule }) => {
      const { until } = windowOf(rule);
      if (rule.enabled === false || until <= now || until > now + SOON) return [];
      const message = `"${rule.name}" is skipped from ${new Date(until).toISOString()} on`;
      const key = endKeyOf(rule);
      const hint = `give it a later ${key}, or let it end`;
      return [findingAt(source, { at: below(at, key) }, { message, hint })];
    }),
};

export const validUntilDate: Check = {
  code: 'valid-until-date',
  severity: 'warn',
  description: 'A validUntil that is a date alone.',
  rationale:
    'It ends the rule at the first moment of that day (UTC): the day before is the last one. The expires date of a list is the last day itself. On the first day of a month the severity is info.',
  fix: 'Write `validThrough` with the last day, or `validUntil` with a time.',
  find: ({ rules, now }) =>
    rules.flatMap(({ source, at, rule }) => {
      const { validUntil = '' } = rule;
      const { until } = windowOf(rule);
      if (!isDate(validUntil) || until <= now) return [];
      const message = `"${rule.name}" ends as ${validUntil} begins (UTC): ${expiryInWords(until)} is its last day`;
      const hint = `write validThrough: ${validUntil} to include that day, or validThrough: ${expiryInWords(until)} if this is meant`;
      const severity = validUntil.endsWith('-01') ? 'info' : 'warn';
      return [findingAt(source, { at: below(at, 'validUntil') }, { message, hint, severity })];
    }),
};

/** A window that ends before it starts is reported by the compiler. */
function hasEnded({ rule }: IndexedRule, now: number): boolean {
  const { from, until } = windowOf(rule);
  return until <= now && from < until;
}

function isDeserted({ written, rules }: IndexedRequestType, now: number): boolean {
  const enforced = rules.filter(({ rule }) => isEnforced(rule));
  return rules.length === written.rules.length && enforced.every((one) => hasEnded(one, now));
}
