import { type Diagnostic, isError, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import { compileEndpoints, type Endpoint } from '../okta/endpoint.ts';
import { lint } from '../rules/lint/index.ts';
import type { ParsedRules } from '../rules/parse.ts';

/** One generation of rules, complete and without errors. Never changed: a new generation is a new object. */
export interface RuleSet {
  /** What stands in every decision and log line: a digest of everything loaded, and the commit where there is one. */
  version: string;
  endpoints: ReadonlyMap<string, Endpoint>;
  lists: { name: string; entries: number }[];
}

/** More findings than this fill a log line and tell no more; errors in rules repeat each other. */
const MOST_FINDINGS = 500;

/** Builds a generation out of what was parsed: all of it, or nothing but diagnostics. */
export function buildRuleSet(
  parsed: ParsedRules,
  version: string,
): { ruleSet?: RuleSet; diagnostics: Diagnostic[] } {
  const found = [...parsed.diagnostics, ...lint(parsed)];
  const lists = new Map(parsed.lists.map((list) => [list.name, list]));
  for (const { name, path } of parsed.lists.filter((list) => lists.get(list.name) !== list)) {
    const other = lists.get(name)?.path ?? '';
    found.push({
      code: 'duplicate-list',
      severity: 'error',
      message: `the list "${name}" is also in ${other}`,
      hint: 'keep one of the files',
      file: path,
    });
  }
  const { endpoints, diagnostics: compiled } = compileEndpoints(parsed.files, lists);
  found.push(...compiled);
  // What is wrong with a list is found by every file that uses it.
  const diagnostics = sortDiagnostics(
    new Map(found.map((diagnostic) => [JSON.stringify(diagnostic), diagnostic])).values(),
  );
  if (diagnostics.some(isError)) return { diagnostics: diagnostics.slice(0, MOST_FINDINGS) };
  const sizes = parsed.lists.map(({ name, entries }) => ({ name, entries: entries.length }));
  return { ruleSet: { version, endpoints, lists: sizes }, diagnostics };
}
