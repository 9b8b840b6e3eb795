import type { Revision } from '../../src/diff/revision.ts';
import { buildRuleSet } from '../../src/rule-set/build-rule-set.ts';
import { parseRules } from '../../src/rules/parse.ts';

/** One side of a comparison, from files by their names: `a.yaml`, `lists/domains.txt`. */
export function side(which: Revision['which'], files: Record<string, string>): Revision {
  const parsed = parseRules(
    Object.entries(files).map(([name, text]) => ({
      path: `rules/${name}`,
      kind: name.startsWith('lists/') ? 'list' : 'rules',
      text,
    })),
  );
  const { ruleSet, diagnostics } = buildRuleSet(parsed, 'test');
  if (ruleSet === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return {
    which,
    endpoints: ruleSet.endpoints,
    lists: new Map(parsed.lists.map((list) => [list.name, list])),
  };
}

/** Both sides, from what differs. */
export function sides(
  base: Record<string, string>,
  head: Record<string, string>,
  both: Record<string, string> = {},
): [base: Revision, head: Revision] {
  return [side('base', { ...both, ...base }), side('head', { ...both, ...head })];
}

/** A rule file for sign-up with these rules, each a flow map, and further top-level keys. */
export function file(rules: string[], more = '', settings = ''): string {
  return `version: 1
endpoint: /hook
${more}requestTypes:
  self.service.registration:
${settings}    rules:
${rules.map((rule) => `      - ${rule}\n`).join('')}`;
}
