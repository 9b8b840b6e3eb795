import type { Revision } from '../../../src/diff/revision.ts';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import { parseRules } from '../../../src/rules/parse.ts';

/** A revision from files by their names: `a.yaml`, `lists/domains.txt`. */
export function revision(which: Revision['which'], files: Record<string, string>): Revision {
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

/** Both revisions, from the files in which they differ. */
export function revisions(
  base: Record<string, string>,
  head: Record<string, string>,
  both: Record<string, string> = {},
): [base: Revision, head: Revision] {
  return [revision('base', { ...both, ...base }), revision('head', { ...both, ...head })];
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
