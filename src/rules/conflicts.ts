import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { below, diagnose, type Finding, type Pointer, rangeOf } from '../diagnostics/source-file.ts';
import { listsByName } from './lists/list.ts';
import type { ParsedRules } from './parse.ts';
import { EVERY_REQUEST_TYPE, type RuleSource, rulesAt } from './rule-file.ts';

/** Paths of the service's own endpoints; a hook there would be mistaken for them. */
const RESERVED = new Set(['/healthz', '/readyz', '/version', '/metrics']);

/** Finds conflicts between parts: duplicate names and endpoints, and a directory without rules. */
export function conflicts(parsed: ParsedRules): Diagnostic[] {
  return [
    ...noRules(parsed),
    ...takenEndpoints(parsed),
    ...parsed.files.flatMap(({ source }) => duplicateRules(source)),
    ...duplicateLists(parsed),
  ];
}

/** A directory without a rule file is mistyped, or is just being replaced. */
function noRules({ files, diagnostics }: ParsedRules): Diagnostic[] {
  if (files.length > 0 || diagnostics.length > 0) return [];
  const message = 'the rules directory holds no rule file';
  const hint = 'add a *.yaml file, or name another directory';
  return [{ code: 'no-rules', severity: 'error', message, file: '.', hint }];
}

/** Each endpoint has one file. */
function takenEndpoints({ files }: ParsedRules): Diagnostic[] {
  const owners = new Map<string, string>();
  return files.flatMap(({ source }) => {
    const { endpoint } = source.value;
    const owner = owners.get(endpoint);
    owners.set(endpoint, owner ?? source.path);
    const report = (code: Finding['code'], message: string, hint: string) => [
      diagnose(source, { at: '/endpoint' }, { code, message, hint }),
    ];
    if (owner !== undefined)
      return report(
        'endpoint-taken',
        `the endpoint ${endpoint} belongs to ${owner}`,
        'choose another path, or merge the files',
      );
    return RESERVED.has(endpoint)
      ? report('endpoint-reserved', `the service uses ${endpoint} itself`, 'choose another path')
      : [];
  });
}

/** A decision names its rule, so that names are unique within a request type. */
function duplicateRules(source: RuleSource): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [requestType, { rules }] of Object.entries(source.value.requestTypes)) {
    const seen = new Map<string, Pointer>();
    for (const [index, rule] of rules.entries()) {
      const at = below(rulesAt(requestType), 'rules', index, 'name');
      // A rule that the schema refused may be of any type.
      const name: unknown = rule?.name;
      if (typeof name !== 'string') continue;
      const first = seen.get(name);
      seen.set(name, first ?? at);
      if (first === undefined) continue;
      const hint = `the first one is in line ${rangeOf(source, first).start.line}`;
      const kind = requestType === EVERY_REQUEST_TYPE ? 'a rule' : `a rule for ${requestType}`;
      const message = `${kind} is already called "${name}"`;
      found.push(diagnose(source, { at }, { code: 'duplicate-rule', message, hint }));
    }
  }
  return found;
}

/** Two files for one list, in two formats, are ambiguous. */
function duplicateLists({ lists }: ParsedRules): Diagnostic[] {
  const last = listsByName(lists);
  return lists
    .filter((list) => last.get(list.name) !== list)
    .map(({ name, path }) => ({
      code: 'duplicate-list',
      severity: 'error',
      message: `the list "${name}" is also in ${last.get(name)?.path ?? ''}`,
      hint: 'keep one of the files',
      file: path,
    }));
}
