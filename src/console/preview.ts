import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { Deadline } from '../decisions/deadline.ts';
import { decide } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import type { HookContract } from '../hooks/contract.ts';
import type { HookRequest } from '../hooks/envelope.ts';
import {
  type FormContext,
  type FormMessage,
  formContextOf,
  formMessages,
  widgetsOf,
} from '../hooks/registration/form-messages.ts';
import { errorBody, HttpError, httpError } from '../http/http-error.ts';
import { parseHookRequest } from '../http/read-body.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { parseTime } from '../rules/time.ts';
import { timeHint } from '../rules/time-hint.ts';
import type { PreviewAnswer, PreviewQuestion, ShadowView } from './api.ts';
import { copyAsCurl, copyAsTest, type HookAddress } from './copy-as.ts';
import { verdictsOf } from './verdict-views.ts';

/** By what a hook call is decided. */
export interface DecisionSettings {
  ruleSet: RuleSet;
  /** Milliseconds. */
  deadline: number;
  debugContext: boolean;
}

/** What a preview goes by: the same as a hook call. */
export interface PreviewSettings extends DecisionSettings {
  /** Bytes. */
  bodyLimit: number;
  hook: HookAddress;
}

/** Where the id of a decision stands in a reply that is none. As long as all others. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * What Okta would get for a request, and why: by the live rules, in the code that answers. Nothing of it is recorded,
 * counted, traced or remembered. Throws an HttpError where there is no such endpoint or time.
 *
 * @param now milliseconds since 1970
 */
export async function preview(
  previewing: PreviewSettings,
  { endpoint: path, body, at }: PreviewQuestion,
  now: number,
): Promise<PreviewAnswer> {
  const endpoint = endpointAt(previewing.ruleSet, path);
  const time = timeOf(at, now);
  if (Buffer.byteLength(body) > previewing.bodyLimit)
    return { reply: replyOf(httpError('too-large')), copies: NO_COPIES };
  const copies = {
    test: await copyAsTest(endpoint, body, time),
    curl: copyAsCurl(previewing.hook, endpoint.path, body),
  };
  const request = requestIn(body, endpoint.hook);
  if (request instanceof HttpError) return { reply: replyOf(request), copies };
  const start = performance.now();
  const decision = await decided(previewing, endpoint, request, time);
  const milliseconds = performance.now() - start;
  const surface = formContextOf(request, endpoint.source.value);
  const { status, body: text } = decision.reply;
  return {
    reply: { status, body: text },
    decision: {
      kind: decision.kind,
      by: decision.by,
      rules: [...decision.rules],
      ...(decision.failure && { failure: decision.failure.message }),
      ...(decision.requestType !== undefined && { requestType: decision.requestType }),
      version: previewing.ruleSet.version,
      milliseconds,
      verdicts: verdictsOf(decision, endpoint),
      widgets: surface === undefined ? [] : [...widgetsOf(surface)],
      shown: shownOf(decision, surface),
      shadow: shadowViews(decision, surface),
    },
    copies,
  };
}

/** The reply of a hook, for whoever plays Okta. Throws an HttpError where there is no such endpoint. */
export async function replyTo(
  deciding: DecisionSettings,
  path: string,
  request: HookRequest,
  now: number,
): Promise<Pick<Decision['reply'], 'status' | 'body'>> {
  const { reply } = await decided(deciding, endpointAt(deciding.ruleSet, path), request, now);
  return { status: reply.status, body: reply.body };
}

/**
 * A decision that took too long is made once more: the thread stands back behind others, so on a busy machine its first
 * attempt can miss a time limit that hook calls keep.
 */
async function decided(
  { ruleSet: { version }, deadline, debugContext }: DecisionSettings,
  endpoint: Endpoint,
  request: HookRequest,
  time: number,
): Promise<Decision> {
  const decideOnce = () => {
    const call = { id: NO_ID, version, endpoint, request, time, deadline: new Deadline(deadline) };
    return decide(call, { debugContext, trace: true });
  };
  const decision = await decideOnce();
  const code = decision.failure?.code;
  return code === 'timeout' || code === 'reply-error' ? decideOnce() : decision;
}

function endpointAt({ endpoints }: RuleSet, path: string): Endpoint {
  const endpoint = endpoints.get(path);
  if (endpoint === undefined) throw new HttpError(404, 'no-endpoint', 'No rule file has this endpoint.');
  return endpoint;
}

function timeOf(at: string | undefined, now: number): number {
  const time = at === undefined ? now : parseTime(at);
  if (time !== undefined) return time;
  throw new HttpError(400, 'wrong-time', `"${at}" is no time; ${timeHint(at ?? '')}.`);
}

/** The request, or what a hook call with this body is refused for. */
function requestIn(body: string, hook: HookContract): HookRequest | HttpError {
  try {
    return parseHookRequest(Buffer.from(body), hook);
  } catch (error) {
    if (error instanceof HttpError) return error;
    throw error;
  }
}

function replyOf(error: HttpError): PreviewAnswer['reply'] {
  return { status: error.status, body: JSON.stringify(errorBody(error)) };
}

/** A body over the limit is not read, so nothing is made of it. */
const NO_COPIES: PreviewAnswer['copies'] = {
  test: '  # The body is larger than server.bodyLimit: no test can hold it.\n',
  curl: '# The body is larger than server.bodyLimit: a hook call with it is refused.',
};

/** What a person reads of a refusal; nothing is shown of the others. */
function shownOf(
  { kind, reply }: Pick<Decision, 'kind' | 'reply'>,
  surface: FormContext | undefined,
): FormMessage[] {
  if (surface === undefined || kind !== 'deny') return [];
  const { error } = reply.response;
  return formMessages(error === undefined ? {} : { error }, surface);
}

/** The shadow rules that would change what is decided, or what the person reads. */
function shadowViews(decision: Decision, surface: FormContext | undefined): ShadowView[] {
  const live = JSON.stringify(shownOf(decision, surface));
  return decision.shadow.flatMap(({ rule, would, reply }) => {
    if (reply === undefined) return [];
    const one = shownOf({ kind: would, reply }, surface);
    const differs = would !== decision.kind || JSON.stringify(one) !== live;
    return differs ? [{ rule: rule.name, would, shown: one }] : [];
  });
}
