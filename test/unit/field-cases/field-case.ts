import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editRequest } from '../../../src/cli/edit-request.ts';
import { explanationOf, formatExplanation } from '../../../src/cli/explanation.ts';
import { decide } from '../../../src/decisions/decide.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import { parseRules } from '../../../src/rules/parse.ts';

const cases = join(import.meta.dirname, '../../fixtures/field-cases');

/** Rules as somebody in the field wrote them (`old`), or as they are written today (`new`), and a request for them. */
export interface FieldCase {
  /** `line severity code: message; hint` of each finding. */
  findings: string[];
  /** What `hookgate explain` prints. */
  explain: (at: string, set?: readonly string[]) => Promise<string>;
}

/** Loads a field case: `NAME/old/rules.yaml` or `NAME/new/rules.yaml`, and `NAME/request.json`. */
export function fieldCase(name: string, version: 'old' | 'new'): FieldCase {
  const read = (path: string) => readFileSync(join(cases, name, path), 'utf8');
  const text = read(`${version}/rules.yaml`);
  const parsed = parseRules([{ path: 'rules.yaml', kind: 'rules', text }]);
  const { ruleSet, diagnostics } = buildRuleSet(parsed, 'v1', { now: Date.parse('2026-11-30T12:00:00Z') });
  return {
    findings: diagnostics.map(
      ({ severity, code, message, hint, range }) =>
        `${range?.start.line} ${severity} ${code}: ${message}; ${hint}`,
    ),
    explain: async (at, set = []) => {
      const endpoint = ruleSet?.endpoints.get('/case');
      if (endpoint === undefined) throw new Error(JSON.stringify(diagnostics));
      const request = editRequest(JSON.parse(read('request.json')), {
        set: [...set],
        unset: [],
      }) as HookRequest;
      const call = { id: 'id', version: 'v1', endpoint, request, time: Date.parse(at) };
      const decision = await decide(call, { trace: true });
      return formatExplanation(explanationOf(endpoint, decision, []), (_, part) => part);
    },
  };
}
