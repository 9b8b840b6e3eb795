import type { SchemaCheck, SchemaFinding } from '../diagnostics/schema-check.ts';
import { diagnose, type Pointer } from '../diagnostics/source-file.ts';
import { withoutNegations } from './negation.ts';

/**
 * Adds to the schema check of a rule file a hint on how to write several lists or facts in one value:
 * `value: [{ list: a }, { list: b }]` and `value: { list: [a, b] }`.
 */
export function sayingAnyOrAll(check: SchemaCheck): SchemaCheck {
  return (file) => {
    const seen = new Set<Pointer>();
    return check(file).flatMap((finding): SchemaFinding[] => {
      const at = /^.*\/value(?=\/(\d+|list|fact)$)/.exec(finding.at)?.[0];
      const test = at === undefined ? undefined : valueAt(file.value, at.slice(0, -'/value'.length));
      const several = severalIn(test?.['value']);
      if (at === undefined || several === undefined) return [finding];
      if (seen.has(at)) return [];
      seen.add(at);
      const { kind, count } = several;
      const key = withoutNegations(String(test?.['operator'])).negated ? 'all' : 'any';
      const single = `value: { ${kind}: ${kind === 'list' ? 'NAME' : 'PATH'} }`;
      const message = `a value is one ${kind}${count > 1 ? `, and here are ${count}` : ', without brackets'}`;
      const hint =
        count > 1 ? `write a test for each of them, under ${key}:, with ${single}` : `write ${single}`;
      return [{ ...finding, at, diagnostic: diagnose(file, { at }, { code: 'wrong-type', message, hint }) }];
    });
  };
}

/** Number of lists or facts in the place of one; undefined for any other mistake. */
function severalIn(value: unknown): { kind: 'list' | 'fact'; count: number } | undefined {
  for (const kind of ['list', 'fact'] as const) {
    const named = Array.isArray(value) ? value.filter((part) => isMap(part) && kind in part) : [];
    if (named.length > 0) return { kind, count: named.length };
    const names = isMap(value) ? value[kind] : undefined;
    if (Array.isArray(names)) return { kind, count: names.length };
  }
  return undefined;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a pointer, if it is a map. */
function valueAt(root: unknown, at: Pointer): Record<string, unknown> | undefined {
  let value: unknown = root;
  for (const segment of at.split('/').slice(1)) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    value = Object(value)[key];
  }
  return isMap(value) ? value : undefined;
}
