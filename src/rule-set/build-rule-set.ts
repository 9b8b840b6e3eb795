import { compileEndpoints } from '../decisions/compile-endpoints.ts';
import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { type LintOptions, lint } from '../lint/lint.ts';
import { conflicts } from '../rules/conflicts.ts';
import { forAnswering, listsByName } from '../rules/lists/list.ts';
import type { ParsedRules } from '../rules/parse.ts';
import { type RuleSet, summaryOf } from './rule-set.ts';

/** More findings than this fill a log line and tell no more; errors in rules repeat each other. */
const MOST_FINDINGS = 500;

/**
 * Builds a generation out of what was parsed: all of it, or nothing but diagnostics.
 *
 * @param options how lint judges; left out, only what keeps rules from being compiled is looked for
 */
export function buildRuleSet(
  parsed: ParsedRules,
  version: string,
  options?: LintOptions,
): { ruleSet?: RuleSet; diagnostics: Diagnostic[] } {
  const { endpoints, diagnostics: compiled } = compileEndpoints(
    parsed.files,
    listsByName(parsed.lists),
    parsed.unread,
  );
  const found = [
    ...parsed.diagnostics,
    ...conflicts(parsed),
    ...(options ? lint(parsed, options) : []),
    ...compiled,
  ];
  // What is wrong with a list is found by every file that uses it.
  const diagnostics = sortDiagnostics(
    new Map(found.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values(),
  );
  if (diagnostics.some(isError)) return { diagnostics: diagnostics.slice(0, MOST_FINDINGS) };
  const lists = parsed.lists.map((list) => summaryOf(forAnswering(list)));
  return { ruleSet: { version, endpoints, lists }, diagnostics };
}
