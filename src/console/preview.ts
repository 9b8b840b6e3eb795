import type { Endpoint } from '../decisions/compile-endpoints.ts';
import { Deadline } from '../decisions/deadline.ts';
import { decide, failedDecision } from '../decisions/decide.ts';
import type { Decision } from '../decisions/decision.ts';
import { NO_ID } from '../decisions/hook-call.ts';
import { refusalOf } from '../decisions/refusal.ts';
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
import { hookOfBody, parseHookRequest } from '../http/read-body.ts';
import type { RuleSet } from '../rule-set/rule-set.ts';
import { parseTime } from '../rules/time.ts';
import { timeHint } from '../rules/time-hint.ts';
import type { PreviewAnswer, PreviewQuestion, ShadowView } from './api.ts';
import { copyAsCurl, copyAsTest, type HookAddress } from './copy-as.ts';
import { issuedViews } from './issued-view.ts';
import { verdictsOf } from './verdict-views.ts';

/** The rules and settings of a decision. */
export interface DecisionSettings {
  ruleSet: RuleSet;
  /** Milliseconds. */
  deadline: number;
  debugContext: boolean;
}

/** The settings of a preview, equal to those of hook calls. */
export interface PreviewSettings extends DecisionSettings {
  /** Bytes. */
  bodyLimit: number;
  hook: HookAddress;
}

/**
 * Decides a request by the live rules, with the code that answers hook calls. It is not recorded, counted or traced, and
 * retries are not detected.
 *
 * @param now  milliseconds since 1970
 * @throws HttpError if the endpoint or the time is invalid
 */
export async function preview(
  settings: PreviewSettings,
  { endpoint: path, body, at }: PreviewQuestion,
  now: number,
): Promise<PreviewAnswer> {
  const endpoint = endpointAt(settings.ruleSet, path);
  const time = timeOf(at, now);
  if (Buffer.byteLength(body) > settings.bodyLimit)
    return { reply: replyOf(httpError('too-large')), copies: NO_COPIES };
  const copies = {
    test: await copyAsTest(endpoint, body, time),
    curl: copyAsCurl(settings.hook, endpoint.path, body),
  };
  const request = requestIn(body, endpoint.hook);
  if (request instanceof HttpError) return { reply: refusedReply(settings, endpoint, body, request), copies };
  const start = performance.now();
  const decision = await decideWithRetry(settings, endpoint, request, time);
  const milliseconds = performance.now() - start;
  const form = formContextOf(request, endpoint.source.value);
  const { status, body: text, response } = decision.reply;
  const issued = issuedViews(endpoint.hook, request, response);
  return {
    reply: { status, body: text },
    decision: {
      kind: decision.kind,
      by: decision.by,
      rules: [...decision.rules],
      ...(decision.failure && { failure: decision.failure.message }),
      ...(decision.requestType !== undefined && { requestType: decision.requestType }),
      ...(decision.languages !== undefined && { languages: [...decision.languages] }),
      version: settings.ruleSet.version,
      milliseconds,
      verdicts: verdictsOf(decision, endpoint),
      widgets: form === undefined ? [] : [...widgetsOf(form)],
      shown: messagesOf(decision, form),
      shadow: shadowViews(decision, form),
      ...(issued !== undefined && { issued }),
    },
    copies,
  };
}

/**
 * The reply of a hook, for the Okta simulator.
 *
 * @throws HttpError if there is no such endpoint
 */
export async function replyTo(
  settings: DecisionSettings,
  path: string,
  request: HookRequest,
  now: number,
): Promise<Pick<Decision['reply'], 'status' | 'body'>> {
  const { reply } = await decideWithRetry(settings, endpointAt(settings.ruleSet, path), request, now);
  return { status: reply.status, body: reply.body };
}

/**
 * Decides a request, and repeats a decision that timed out: the worker has a low priority, so on a busy machine it may
 * exceed a deadline that hook calls meet.
 */
async function decideWithRetry(
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

/** The reply to a body that is no request of the endpoint's hook. */
function refusedReply(
  { ruleSet: { version }, debugContext }: DecisionSettings,
  endpoint: Endpoint,
  body: string,
  error: HttpError,
): PreviewAnswer['reply'] {
  const hook = hookOfBody(Buffer.from(body));
  if (endpoint.hook.failure.okta === 'denies' || (error.code === 'another-hook' && hook !== undefined)) {
    const refusal = refusalOf(hook);
    return refusal === undefined ? replyOf(error) : { status: 200, body: JSON.stringify(refusal) };
  }
  const call = { id: NO_ID, version, endpoint, request: undefined, time: 0 };
  const { reply } = failedDecision(call, { code: 'unreadable', message: error.message }, { debugContext });
  return { status: reply.status, body: reply.body };
}

function endpointAt({ endpoints }: RuleSet, path: string): Endpoint {
  const endpoint = endpoints.get(path);
  if (endpoint === undefined) throw new HttpError(404, 'no-endpoint', 'No rule file has this endpoint.');
  return endpoint;
}

function timeOf(at: string | undefined, now: number): number {
  const time = at === undefined ? now : parseTime(at);
  if (time !== undefined) return time;
  throw new HttpError(400, 'wrong-time', `"${at}" is not a time; ${timeHint(at ?? '')}.`);
}

/** The request, or the error of a hook call with this body. */
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

/** A body over the limit is not parsed, so there is nothing to copy. */
const NO_COPIES: PreviewAnswer['copies'] = {
  test: '  # The body is larger than server.bodyLimit: no test can hold it.\n',
  curl: '# The body is larger than server.bodyLimit: a hook call with it is refused.',
};

/** The messages of a denial on the form; empty for other decisions. */
function messagesOf(
  { kind, reply }: Pick<Decision, 'kind' | 'reply'>,
  form: FormContext | undefined,
): FormMessage[] {
  if (form === undefined || kind !== 'deny') return [];
  const { error } = reply.response;
  return formMessages(error === undefined ? {} : { error }, form);
}

/** The shadow rules that would change the decision or the messages. */
function shadowViews(decision: Decision, form: FormContext | undefined): ShadowView[] {
  const live = JSON.stringify(messagesOf(decision, form));
  return decision.shadow.flatMap(({ rule, would, reply }) => {
    if (reply === undefined) return [];
    const shown = messagesOf({ kind: would, reply }, form);
    const differs = would !== decision.kind || JSON.stringify(shown) !== live;
    return differs ? [{ rule: rule.name, would, shown }] : [];
  });
}
