import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { DEFAULT_HOOK, hookOf, hooks } from '../hooks/index.ts';
import type { ParsedRules } from '../rules/parse.ts';
import type { Levels } from './check.ts';
import { checksFor } from './index.ts';
import { indexRules } from './rule-index.ts';
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
  const byHook = Map.groupBy(parsed.files, ({ source }) => hookOf(source.value).name);
  // Lists are checked even without a rule file.
  const names = byHook.size === 0 ? [DEFAULT_HOOK] : [...byHook.keys()];
  const found = names.flatMap((name) => {
    const index = indexRules({ ...parsed, files: byHook.get(name) ?? [] }, now, hooks[name]);
    return checksFor(name).flatMap(({ code, severity, find }) =>
      levelOf(levels, code) === 'off' ? [] : find(index).map((finding) => ({ severity, ...finding, code })),
    );
  });
  return suppress(atLevels(found, levels), parsed, levels);
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
