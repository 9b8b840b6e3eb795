import type { SchemaCheck, SchemaFinding } from '../diagnostics/schema-check.ts';
import { diagnose, type Finding, type Pointer } from '../diagnostics/source-file.ts';
import { withoutNegations } from './negation.ts';
import { isTypedTemplate, type TypedTemplate } from './rule-file.ts';

/**
 * Adds to the schema check of a rule file a hint on how to write several lists or facts in one value, in place of
 * `value: [{ list: a }, { list: b }]` and `value: { list: [a, b] }`, and a typed template, in place of
 * `value: { template: …, as: … }`.
 */
export function sayingAnyOrAll(check: SchemaCheck): SchemaCheck {
  return (file) => {
    const seen = new Set<Pointer>();
    return check(file).flatMap((finding): SchemaFinding[] => {
      const at = /^.*\/value(?=(\/(\d+|list|fact))?$)/.exec(finding.at)?.[0];
      const test = at === undefined ? undefined : valueAt(file.value, at.slice(0, -'/value'.length));
      if (at !== undefined && test !== undefined && isTypedTemplate(test['value'])) {
        if (seen.has(at)) return [];
        seen.add(at);
        return [{ ...finding, at, diagnostic: diagnose(file, { at }, typedInCondition(test['value'])) }];
      }
      const several = severalIn(test?.['value']);
      if (at === undefined || several === undefined) return [finding];
      if (seen.has(at)) return [];
      seen.add(at);
      const { kind, count, lists } = several;
      const message = `a value is one ${kind}${count > 1 ? `, and here are ${count}` : ', without brackets'}`;
      const hint = lists === undefined ? hintOf(several, String(test?.['operator'])) : listsHint(lists);
      return [{ ...finding, at, diagnostic: diagnose(file, { at }, { code: 'wrong-type', message, hint }) }];
    });
  };
}

function typedInCondition({ template, as }: TypedTemplate): Finding {
  const quoted = template.includes('"') ? `'${template.replaceAll("'", "''")}'` : `"${template}"`;
  return {
    code: 'template-in-condition',
    message: 'a typed template is not filled in here',
    hint: `define facts: { x: { template: ${quoted}, as: ${as} } }, and compare with value: { fact: facts.x }`,
  };
}

/** Lists or facts in the place of one. */
interface Several {
  kind: 'list' | 'fact';
  count: number;
  /** The names, if the value holds nothing but lists. */
  lists?: string[];
}

function hintOf({ kind, count }: Several, operator: string): string {
  const single = `value: { ${kind}: ${kind === 'list' ? 'NAME' : 'PATH'} }`;
  const key = withoutNegations(operator).negated ? 'all' : 'any';
  return count > 1 ? `write a test for each of them, under ${key}:, with ${single}` : `write ${single}`;
}

function listsHint([first, ...others]: string[]): string {
  return others.length === 0
    ? `write value: { list: ${first} }`
    : `write value: { lists: [${[first, ...others].join(', ')}] }`;
}

/** Undefined for any other mistake. */
function severalIn(value: unknown): Several | undefined {
  for (const kind of ['list', 'fact'] as const) {
    const named = Array.isArray(value) ? value.filter((part) => isMap(part) && kind in part) : [];
    const within = isMap(value) && Array.isArray(value[kind]) ? value[kind] : undefined;
    const names: unknown[] = within ?? named.map((part) => part[kind]);
    if (within === undefined && named.length === 0) continue;
    const isAll = within !== undefined || (Array.isArray(value) && value.length === named.length);
    const lists = names.filter((name) => typeof name === 'string');
    const onlyLists = kind === 'list' && isAll && names.length > 0 && lists.length === names.length;
    return { kind, count: names.length, ...(onlyLists && { lists }) };
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
