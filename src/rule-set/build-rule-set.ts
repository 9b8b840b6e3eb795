import { compileEndpoints } from '../decisions/compile-endpoints.ts';
import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { type LintOptions, lint } from '../lint/lint.ts';
import { conflicts } from '../rules/conflicts.ts';
import { forAnswering, listsByName } from '../rules/lists/list.ts';
import type { ParsedRules } from '../rules/parse.ts';
import { type RuleSet, summaryOf } from './rule-set.ts';

/** The most findings that are reported if there are errors, which repeat each other: more would only fill a log line. */
const MOST_FINDINGS = 500;

/**
 * Lints and compiles parsed rules: the complete rule set, or only diagnostics.
 *
 * @param options of lint; left out, rules are only compiled
 */
export function buildRuleSet(
  parsed: ParsedRules,
  version: string,
  options?: LintOptions,
): { ruleSet?: RuleSet; diagnostics: Diagnostic[] } {
  const { endpoints, diagnostics: compiled } = compileEndpoints(parsed.files, listsByName(parsed.lists), {
    ...(parsed.unread && { unread: parsed.unread }),
    ...(options && { now: options.now }),
  });
  const found = [
    ...parsed.diagnostics,
    ...conflicts(parsed),
    ...(options ? lint(parsed, options) : []),
    ...compiled,
  ];
  // A mistake in a list is found by every file that uses it.
  const diagnostics = sortDiagnostics(
    new Map(found.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values(),
  );
  if (diagnostics.some(isError)) return { diagnostics: diagnostics.slice(0, MOST_FINDINGS) };
  const lists = parsed.lists.map((list) => summaryOf(forAnswering(list)));
  return { ruleSet: { version, endpoints, lists }, diagnostics };
}
