import { below } from '../../diagnostics/source-file.ts';
import { parseTime } from '../../rules/time.ts';
import { type Check, findingAt, SOON } from '../check.ts';

export const windowExpiresSoon: Check = {
  code: 'window-expires-soon',
  severity: 'info',
  description: 'A rule whose validUntil comes within 14 days.',
  rationale:
    'From then on it is skipped, without a change of a file. An info, so that nothing fails before the day comes.',
  fix: 'Give the rule a later validUntil, or let it end.',
  find: ({ rules, now }) =>
    rules.flatMap(({ source, at, rule }) => {
      const end = parseTime(rule.validUntil ?? '') ?? 0;
      if (rule.enabled === false || end <= now || end > now + SOON) return [];
      const message = `"${rule.name}" is skipped from ${new Date(end).toISOString()} on`;
      const hint = 'give it a later validUntil, or let it end';
      return [findingAt(source, { at: below(at, 'validUntil') }, { message, hint })];
    }),
};
