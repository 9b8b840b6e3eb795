import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { decide } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import { NO_ID } from '../decisions/hook-call.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { normalForm } from '../rules/normal-form.ts';
import type { Revision } from './revision.ts';

/** Result for the user who waits; `no endpoint`: Okta gets no answer and denies. */
export type AnswerKind = Decision['kind'] | 'no endpoint';

/** The most important difference between two answers: the result, a denied user's message, or commands for Okta. */
export type Difference = 'decision' | 'message' | 'commands';

/** The answer of one revision to a request. */
export interface RevisionAnswer {
  revision: Revision;
  endpoint?: Endpoint;
  decision?: Decision;
}

/** The answers of both revisions to one request. */
export interface Answers {
  base: RevisionAnswer;
  head: RevisionAnswer;
}

/** Decides a request by one revision, without debugContext, which differs at every decision. */
export async function answerOf(
  revision: Revision,
  path: string,
  { request, at }: RecordedRequest,
  now: number,
): Promise<RevisionAnswer> {
  const endpoint = revision.endpoints.get(path);
  if (endpoint === undefined) return { revision };
  const call = { id: NO_ID, version: '', endpoint, request, time: at ?? now };
  return { revision, endpoint, decision: await decide(call, { debugContext: false }) };
}

/** Undefined if no user sees a difference. */
export function differenceBetween({ base, head }: Answers): Difference | undefined {
  if (base.decision?.kind !== head.decision?.kind) return 'decision';
  // Most answers are identical: comparing their text is fastest.
  if (base.decision?.reply.body === head.decision?.reply.body) return undefined;
  const [before, after] = [base.decision?.reply.response, head.decision?.reply.response];
  if (normalForm(before?.error ?? null) !== normalForm(after?.error ?? null)) return 'message';
  return normalForm(before?.commands ?? []) === normalForm(after?.commands ?? []) ? undefined : 'commands';
}
