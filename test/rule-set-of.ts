import { buildRuleSet } from '../src/rule-set/build-rule-set.ts';
import { parseRules, type RulesText } from '../src/rules/parse.ts';

/** The rule set of one rule file, `rules/a.yaml`, with lists in CSV by name. */
export function ruleSetOf(
  rules: string,
  lists: Readonly<Record<string, string>> = {},
): ReturnType<typeof buildRuleSet> {
  const texts: RulesText[] = [
    { path: 'rules/a.yaml', kind: 'rules', text: rules },
    ...Object.entries(lists).map(([name, text]) => ({
      path: `rules/lists/${name}.csv`,
      kind: 'list' as const,
      text,
    })),
  ];
  return buildRuleSet(parseRules(texts), 'v1', { now: Date.parse('2026-12-01T12:00:00Z') });
}
