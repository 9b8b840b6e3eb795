import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { decide } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import type { RecordedRequest } from '../recorded-requests/recorded-request.ts';
import { normalForm } from './normal-form.ts';
import type { Revision } from './revision.ts';

/** What the person who waits gets; `no endpoint`: nobody answers Okta there, which ends in a denial. */
export type Outcome = Decision['kind'] | 'no endpoint';

/** What is different: what the person gets, what a denied person reads, or what Okta writes to the profile. */
export type Difference = 'decision' | 'message' | 'commands';

/** What one side made of a request. */
export interface Answer {
  side: Revision;
  endpoint?: Endpoint;
  decision?: Decision;
}

/** Lets one side decide. Without debugContext, which is another one at every decision. */
export async function answerOf(
  side: Revision,
  path: string,
  { request, at }: RecordedRequest,
  now: number,
): Promise<Answer> {
  const endpoint = side.endpoints.get(path);
  if (endpoint === undefined) return { side };
  const decision = await decide(
    { id: '', version: '', endpoint, request, time: at ?? now },
    { debugContext: false },
  );
  return { side, endpoint, decision };
}

/** What differs between two answers, the weightiest first; undefined: nothing that anybody sees. */
export function differenceBetween(base: Answer, head: Answer): Difference | undefined {
  if (base.decision?.kind !== head.decision?.kind) return 'decision';
  // Mostly they are the same to the letter, and there are many of them.
  if (base.decision?.reply.body === head.decision?.reply.body) return undefined;
  const [before, after] = [base.decision?.reply.response, head.decision?.reply.response];
  if (normalForm(before?.error ?? null) !== normalForm(after?.error ?? null)) return 'message';
  return normalForm(before?.commands ?? []) === normalForm(after?.commands ?? []) ? undefined : 'commands';
}
