import { expect } from 'vitest';

/** What Okta is to read, and what the record is to say of it. */
export interface Expected {
  decision: 'allow' | 'deny' | 'update';
  by: 'rules' | 'default' | 'unhandled' | 'onError';
  rules: string[];
  /** The reply without its debugContext. */
  reply: object;
  failure?: string;
}

/** What a generation of test/unit/reload/workspace.ts answers to somebody who is no member. */
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

/** How somebody is let in by a rule. */
export function allowing(rule: string): Expected {
  return {
    decision: 'allow',
    by: 'rules',
    rules: [rule],
    reply: { commands: [{ type: 'com.okta.action.update', value: { registration: 'ALLOW' } }] },
  };
}

/** What rules without an onError outcome of their own answer where a decision fails. */
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

/** The answer to the byte, with the account that it gives of itself. */
export function expectAnswer(
  answer: string,
  { by, rules, reply }: Expected,
  { decisionId, version }: { decisionId: unknown; version: string },
): void {
  const account = { hookgate: { decisionId, rules: by === 'rules' ? rules : [by], version } };
  expect(answer).toBe(JSON.stringify({ ...reply, debugContext: account }));
}
