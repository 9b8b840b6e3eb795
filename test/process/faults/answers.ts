import { expect } from 'vitest';

/** The expected reply, and the expected record. */
export interface Expected {
  decision: 'allow' | 'deny' | 'update';
  by: 'rules' | 'default' | 'unhandled' | 'onError';
  rules: string[];
  /** The reply without its debugContext. */
  reply: object;
  failure?: string;
}

/** The denial of a rule set version of test/unit/reload/workspace.ts for a user who is not a member. */
export function denial(number: number): Expected {
  const cause = {
    errorSummary: 'No.',
    reason: 'NO_MEMBER',
    locationType: 'body',
    location: 'data.userProfile.email',
    domain: 'end-user',
  };
  return {
    decision: 'deny',
    by: 'rules',
    rules: ['member'],
    reply: denying(`generation ${number}`, cause),
  };
}

/** The reply of a rule that allows. */
export function allowing(rule: string): Expected {
  return {
    decision: 'allow',
    by: 'rules',
    rules: [rule],
    reply: { commands: [{ type: 'com.okta.action.update', value: { registration: 'ALLOW' } }] },
  };
}

/** The reply of rules without an onError outcome to a failed decision. */
export function failing(failure: string): Expected {
  const errorSummary = 'Your request cannot be completed. Please contact your administrator.';
  const cause = {
    errorSummary,
    reason: 'REQUEST_DENIED',
    locationType: 'body',
    location: 'data.userProfile.email',
    domain: 'end-user',
  };
  return { decision: 'deny', by: 'onError', rules: [], reply: denying(errorSummary, cause), failure };
}

/** A denial in Okta's words. */
export function denying(errorSummary: string, ...errorCauses: object[]): object {
  return {
    commands: [{ type: 'com.okta.action.update', value: { registration: 'DENY' } }],
    error: { errorSummary, ...(errorCauses.length > 0 && { errorCauses }) },
  };
}

/** The response to the byte, with its debugContext. */
export function expectAnswer(
  answer: string,
  { by, rules, reply }: Expected,
  { decisionId, version }: { decisionId: unknown; version: string },
): void {
  const account = { hookgate: { decisionId, rules: by === 'rules' ? rules : [by], version } };
  expect(answer).toBe(JSON.stringify({ ...reply, debugContext: account }));
}
