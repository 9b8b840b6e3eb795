import type { Endpoint } from '../../../src/decisions/compile-endpoints.ts';
import { type DecideOptions, decide } from '../../../src/decisions/decide.ts';
import type { Decision } from '../../../src/decisions/decision.ts';
import type { HookCall } from '../../../src/decisions/hook-call.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import type { HookRequest } from '../../../src/hooks/envelope.ts';
import { samples } from '../../../src/hooks/registration/samples.ts';
import { buildRuleSet } from '../../../src/rule-set/build-rule-set.ts';
import { parseRules } from '../../../src/rules/parse.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');

/** The endpoint of a rule file, given without `version` and `endpoint`. */
export function compileYaml(
  yaml: string,
  lists: Record<string, string> = {},
): { endpoint: Endpoint | undefined; diagnostics: Diagnostic[] } {
  const texts = [
    { path: 'rules.yaml', kind: 'rules' as const, text: `version: 1\nendpoint: /x\n${yaml}` },
    ...Object.entries(lists).map(([path, text]) => ({ path, kind: 'list' as const, text })),
  ];
  const { ruleSet, diagnostics } = buildRuleSet(parseRules(texts), 'v1', { now: NOW });
  return { endpoint: ruleSet?.endpoints.get('/x'), diagnostics };
}

/** The rules of a valid file; warnings are ignored. */
export function endpointFrom(yaml: string, lists: Record<string, string> = {}): Endpoint {
  const { endpoint, diagnostics } = compileYaml(yaml, lists);
  if (endpoint === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return endpoint;
}

export function ssr(profile: Record<string, unknown>): HookRequest {
  return { ...samples.ssr, data: { ...samples.ssr.data, userProfile: profile } };
}

export function pp(update: Record<string, unknown>): HookRequest {
  return { ...samples.pp, data: { ...samples.pp.data, userProfileUpdate: update } };
}

export type CallOptions = DecideOptions & Partial<Pick<HookCall, 'id' | 'version' | 'time' | 'deadline'>>;

export function decideAt(
  endpoint: Endpoint,
  request: HookRequest,
  { debugContext = false, trace = false, ...changes }: CallOptions = {},
): Promise<Decision> {
  const call = { id: 'id', version: 'v1', time: NOW, endpoint, request, ...changes };
  return decide(call, { debugContext, trace });
}
