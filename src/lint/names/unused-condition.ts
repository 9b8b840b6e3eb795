import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import type { IndexedFile } from '../rule-index.ts';
import { namesReached } from '../tests-reached.ts';

export const unusedCondition: Check = {
  code: 'unused-condition',
  severity: 'warn',
  description: 'A named condition that no rule uses.',
  rationale: 'It looks like a requirement, but has no effect.',
  fix: 'Use it with condition: NAME, or remove it.',
  find: ({ files }) =>
    files
      .filter(({ sound }) => sound)
      .flatMap((file) => unusedIn(file).map((name) => ({ source: file.source, name })))
      .map(({ source, name }) => {
        const place = { at: below('/conditions', name), key: true };
        const hint = `use it, as in when: { condition: ${name} }, or take it out`;
        return findingAt(source, place, { message: `no rule leads to the condition "${name}"`, hint });
      }),
};

function unusedIn({ conditions, requestTypes }: IndexedFile): string[] {
  const starts = requestTypes.flatMap(({ rules }) => rules.map(({ rule }) => rule.when));
  const reached = namesReached(starts, conditions);
  // A misspelt name may refer to any of them.
  if ([...reached].some((name) => !conditions.has(name))) return [];
  return [...conditions.keys()].filter((name) => !reached.has(name));
}
