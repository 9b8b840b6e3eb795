import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { editRequest } from '../../../src/cli/edit-request.ts';
import { explanationOf, formatExplanation } from '../../../src/cli/explanation.ts';
import { decide } from '../../../src/decisions/decide.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import { kindOf } from '../../../src/rules/file-kind.ts';
import { parseRules, type RulesText } from '../../../src/rules/parse.ts';

/** The id of every decision here. */
const ID = '5d0c1f0e-6a52-4f0b-9d0e-2f6f0a4d7c11';

const cases = join(import.meta.dirname, '../../fixtures/field-cases');

/** Rules as somebody in the field wrote them (`old`), or as they are written today (`new`), and a request for them. */
export interface FieldCase {
  /** `line severity code: message; hint` of each finding. */
  findings: string[];
  /** What `hookgate explain` prints. */
  explain: (at: string, set?: readonly string[]) => Promise<string>;
}

/** Loads a field case: the rules directory `NAME/old` or `NAME/new`, and `NAME/request.json`. */
export function fieldCase(name: string, version: 'old' | 'new'): FieldCase {
  const parsed = parseRules(textsIn(join(cases, name, version)));
  const { ruleSet, diagnostics } = buildRuleSet(parsed, 'v1', { now: Date.parse('2026-11-30T12:00:00Z') });
  return {
    findings: diagnostics.map(
      ({ severity, code, message, hint, range }) =>
        `${range?.start.line} ${severity} ${code}: ${message}; ${hint}`,
    ),
    explain: async (at, set = []) => {
      const endpoint = ruleSet?.endpoints.get('/case');
      if (endpoint === undefined) throw new Error(JSON.stringify(diagnostics));
      const body = JSON.parse(readFileSync(join(cases, name, 'request.json'), 'utf8'));
      const request = editRequest(body, { set: [...set], unset: [] }) as HookRequest;
      const call = { id: ID, version: 'v1', endpoint, request, time: Date.parse(at) };
      const decision = await decide(call, { trace: true });
      return formatExplanation(explanationOf(endpoint, decision, []), (_, part) => part);
    },
  };
}

/** The rule files and lists of a directory. */
function textsIn(directory: string): RulesText[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' }).flatMap((path) => {
    const kind = kindOf(path);
    return kind === undefined ? [] : [{ path, kind, text: readFileSync(join(directory, path), 'utf8') }];
  });
}
