import { expect } from 'vitest';
import { decide } from '../../../src/decisions/decide.ts';
import { NO_ID } from '../../../src/decisions/hook-call.ts';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import { parseRules } from '../../../src/rules/parse.ts';

export const NOW = Date.parse('2026-11-30T12:00:00Z');

/** The codes and places of what is wrong with a rule file and its lists. */
export function findings(yaml: string, lists: Record<string, string> = {}): string[] {
  return build(yaml, lists).diagnostics.map(
    ({ code, file, range }) => `${file}:${range?.start.line} ${code}`,
  );
}

export function build(yaml: string, lists: Record<string, string>) {
  const texts = [
    { path: 'rules.yaml', kind: 'rules' as const, text: `version: 1\nendpoint: /case\n${yaml}` },
    ...Object.entries(lists).map(([name, text]) => ({ path: `lists/${name}`, kind: 'list' as const, text })),
  ];
  const { ruleSet, diagnostics } = buildRuleSet(parseRules(texts), 'v', { now: NOW });
  return { ruleSet, diagnostics: diagnostics.filter(({ severity }) => severity === 'error') };
}

/** The rules of a file with one rule. */
export const RULES = (when: string, then = 'allow') => `
requestTypes:
  self.service.registration:
    rules:
      - { name: rule, when: ${when}, then: ${then} }
`;

/** The decision of a rule file without errors. */
export async function decideBy(
  yaml: string,
  userProfile: object,
  lists: Record<string, string> = {},
  now = NOW,
) {
  const { ruleSet, diagnostics } = build(yaml, lists);
  expect(diagnostics).toEqual([]);
  const endpoint = ruleSet?.endpoints.get('/case');
  if (endpoint === undefined) throw new Error('there is no endpoint');
  const request = {
    eventType: 'com.okta.user.pre-registration',
    requestType: 'self.service.registration',
    data: { userProfile },
  };
  return decide(
    { id: NO_ID, version: 'v', endpoint, request, time: now },
    { debugContext: false, trace: true },
  );
}
