import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { parseTests } from '../../../src/rule-tests/parse.ts';
import { prepareTests, type TestCase } from '../../../src/rule-tests/prepare.ts';
import { runTests, type TestResult } from '../../../src/rule-tests/run.ts';
import { endpointFrom } from '../decisions/endpoint-from.ts';

/** Rules of both request types: a window, a shadow, a named condition. */
export const RULES = `
conditions:
  ours:
    all:
      - { fact: data.userProfile.email, operator: emailDomainIn, value: [okta.com] }
      - { fact: data.userProfile.login, operator: emailDomainIn, value: [okta.com] }
requestTypes:
  self.service.registration:
    rules:
      - name: corporate-email
        when: { condition: ours }
        then: allow
        otherwise:
          deny: true
          error:
            errorSummary: Not ours.
            errorCauses:
              - { errorSummary: Use our address., reason: EMAIL, location: data.userProfile.email }
              - { errorSummary: Use our login., reason: LOGIN, location: data.userProfile.login }
      - name: closed-in-july
        validFrom: 2026-07-01T00:00:00Z
        validUntil: 2026-08-01T00:00:00Z
        when: { fact: requestType, operator: absent }
        otherwise: deny
  progressive.profile:
    rules:
      - name: number
        when: { fact: data.userProfileUpdate.employeeNumber, operator: digits, value: 4 }
        then: { set: { employeeNumber: "{{ data.userProfileUpdate.employeeNumber }}" } }
        otherwise: continue
`;

/** A test file and its rules, both without `endpoint`. */
export function prepared(
  tests: string,
  rules = RULES,
  requests: Record<string, string> = {},
  lists: Record<string, string> = {},
): { cases: TestCase[]; diagnostics: Diagnostic[] } {
  const endpoint = endpointFrom(rules, lists);
  const text = { path: 'rules.test.yaml', kind: 'tests' as const, text: `endpoint: /x\n${tests}` };
  const parsed = parseTests([text]);
  const surroundings = {
    endpoints: new Map([['/x', endpoint]]),
    requests: new Map(Object.entries(requests)),
  };
  const { cases, diagnostics } = prepareTests(parsed.files, surroundings);
  return { cases, diagnostics: [...parsed.diagnostics, ...diagnostics] };
}

/** The results of a sound test file, decided on 1 June 2026 unless it says otherwise. */
export async function resultsOf(...sources: Parameters<typeof prepared>): Promise<TestResult[]> {
  const { cases, diagnostics } = prepared(...sources);
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, null, 2));
  return runTests(cases, Date.parse('2026-06-01T00:00:00Z'));
}

/** The results of one test, written out after its name. */
export async function resultOf(
  test: string,
  rules?: string,
  lists?: Record<string, string>,
): Promise<TestResult> {
  const [result] = await resultsOf(`tests:\n  - { name: it, ${test} }\n`, rules, {}, lists);
  if (result === undefined) throw new Error('there is no test');
  return result;
}
