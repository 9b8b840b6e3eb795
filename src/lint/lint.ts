import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { DEFAULT_HOOK, hookOf, hooks } from '../hooks/index.ts';
import type { ParsedRules } from '../rules/parse.ts';
import type { Check, Levels } from './check.ts';
import { checksFor, checksOfLists } from './index.ts';
import { indexRules, type RuleIndex } from './rule-index.ts';
import { suppress } from './suppress.ts';

export interface LintOptions {
  /** Milliseconds since 1970; time windows and expiry dates are compared with it. */
  now: number;
  levels?: Levels;
}

/**
 * Lints well-formed rules, all files at once. Findings that `# hookgate-ignore: code -- reason` suppresses are left
 * out.
 */
export function lint(parsed: ParsedRules, { now, levels = {} }: LintOptions): Diagnostic[] {
  const byHook = [...Map.groupBy(parsed.files, ({ source }) => hookOf(source.value).name)];
  const indexes = byHook.map(([hook, files]) => ({
    hook,
    index: indexRules({ ...parsed, files }, now, hooks[hook]),
  }));
  const [only, ...others] = indexes;
  // Files of all hooks use the same lists, which are checked even without a rule file.
  const all =
    only !== undefined && others.length === 0 ? only.index : indexRules(parsed, now, hooks[DEFAULT_HOOK]);
  const found = [
    ...indexes.flatMap(({ hook, index }) => findingsOf(checksFor(hook), index, levels)),
    ...findingsOf(checksOfLists, all, levels),
  ];
  return suppress(atLevels(found, levels), parsed, levels);
}

function findingsOf(checks: readonly Check[], index: RuleIndex, levels: Levels): Diagnostic[] {
  return checks.flatMap(({ code, severity, find }) =>
    levelOf(levels, code) === 'off' ? [] : find(index).map((finding) => ({ severity, ...finding, code })),
  );
}

function levelOf(levels: Levels, code: string): Levels[string] | undefined {
  return Object.hasOwn(levels, code) ? levels[code] : undefined;
}

/** Applies the configured levels to findings, and removes those that are off. */
export function atLevels(found: readonly Diagnostic[], levels: Levels): Diagnostic[] {
  return found.flatMap((diagnostic) => {
    const level = levelOf(levels, diagnostic.code);
    return level === 'off' ? [] : [{ ...diagnostic, severity: level ?? diagnostic.severity }];
  });
}
