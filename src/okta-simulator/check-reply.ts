import { closest } from '../diagnostics/suggest.ts';
import { REPLY_BYTES_BELOW } from '../hooks/contract.ts';
import { isObject } from '../hooks/envelope.ts';
import type { Attempt } from './call-hook.ts';
import { httpStatusFindings } from './http-status-findings.ts';
import { type HookReply, isTooLarge, parseJson } from './reply.ts';
import { type ReplyFinding, says } from './reply-finding.ts';

/** Milliseconds above which a reply is slow: a third of Okta's time-out, because network delays vary. */
const SLOW = 1000;

/** Checks the parts of a reply that differ from hook to hook: its commands and its error. */
type CheckParts = (reply: Record<string, unknown>) => ReplyFinding[];

/** Checks a reply against Okta's documents. */
export function checkReply({ reply, ...times }: Attempt, checkParts: CheckParts): ReplyFinding[] {
  if ('failure' in reply) return [noReply(reply)];
  const { status } = reply;
  const found = [...checkTime(times), ...checkStatus(status)];
  // Okta does not read bodies with other statuses.
  return status < 200 || status > 299 ? found : [...found, ...checkBody(reply, checkParts)];
}

/** The finding about a missing reply. */
export function noReply({ failure, message }: Extract<HookReply, { failure: unknown }>): ReplyFinding {
  const { problem, hint } = NO_REPLY[failure];
  return { code: failure, severity: 'error', message: `${problem}: ${message}.`, hint, source: says.timeOut };
}

const NO_REPLY = {
  timeout: { problem: 'There is no reply', hint: 'Answer well within 3 s, which is the time-out of Okta.' },
  unreachable: {
    problem: 'The hook cannot be reached',
    hint: 'Okta could not reach it either: check the address, and the server that listens there.',
  },
  'no-token': {
    problem: 'There is no token to call it with',
    hint: 'Check the token URL, the client and the scope.',
  },
};

/** Reports slow replies. Okta's time-out includes fetching the access token. */
export function checkTime({ milliseconds, forToken }: Omit<Attempt, 'reply'>): ReplyFinding[] {
  if (milliseconds < SLOW) return [];
  const token = forToken === undefined ? '' : `, ${Math.round(forToken)} ms of them for the token`;
  const message = `The reply took ${Math.round(milliseconds)} ms of the 3000 ms that Okta waits for${token}.`;
  const hint = 'On a slower network or under load, the time-out is exceeded, and Okta denies.';
  return [{ code: 'slow', severity: 'warn', message, hint, source: says.timeOut }];
}

function checkStatus(status: number): ReplyFinding[] {
  if (status === 200 || status === 204) return [];
  if (status < 200 || status > 299) return [httpStatusFindings(status) ?? asInformation(status)];
  const message = `The status is ${status}.`;
  return [{ code: 'status', severity: 'warn', message, hint: ANSWER, source: says.anySuccess }];
}

const ANSWER = 'Answer with 200 and JSON, or with 204.';

function asInformation(status: number): ReplyFinding {
  const message = `The status is ${status}.`;
  return { code: 'status', severity: 'error', message, hint: ANSWER, source: says.status };
}

function checkBody(reply: Extract<HookReply, { status: number }>, checkParts: CheckParts): ReplyFinding[] {
  const { body, status, contentType } = reply;
  if (body === '') return status === 204 ? [] : [EMPTY];
  const found = isJsonType(contentType) ? [] : [notCalledJson(contentType)];
  // The rest was not read.
  if (isTooLarge(body)) return [...found, tooLarge(Buffer.byteLength(body))];
  const parsed = parseJson(body);
  if ('problem' in parsed && parsed.code !== 'invalid-json') return [...found, unclear(parsed.problem)];
  const value = 'value' in parsed ? parsed.value : undefined;
  return [...found, ...(isObject(value) ? checkObject(value, checkParts) : [NOT_JSON])];
}

const EMPTY: ReplyFinding = {
  code: 'empty',
  severity: 'error',
  message: 'The reply is empty, and its status is not 204.',
  hint: 'Answer with 204, or with {}.',
  source: says.empty,
};

const NOT_JSON: ReplyFinding = {
  code: 'not-json',
  severity: 'error',
  message: 'The reply is not a JSON object.',
  hint: 'Answer with {"commands": […]}, {"error": {…}} or {}.',
  source: says.body,
};

/** Ambiguous JSON: parsers read it in different ways. */
function unclear(problem: string): ReplyFinding {
  const hint = 'Answer with JSON that can be read in one way only.';
  return { code: 'not-json', severity: 'error', message: `The reply ${problem}.`, hint, source: says.body };
}

function tooLarge(bytes: number): ReplyFinding {
  return {
    code: 'too-large',
    severity: 'error',
    message: `The reply has at least ${bytes} bytes; Okta takes fewer than ${REPLY_BYTES_BELOW}.`,
    hint: 'Send less in debugContext, or fewer attributes.',
    source: says.size,
  };
}

function isJsonType(contentType: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(contentType ?? '');
}

function notCalledJson(contentType = 'none'): ReplyFinding {
  return {
    code: 'content-type',
    severity: 'warn',
    message: `The content type is ${contentType}.`,
    hint: 'Answer with content-type: application/json.',
    source: says.body,
  };
}

const KNOWN = ['commands', 'error', 'debugContext'];

function checkObject(value: Record<string, unknown>, checkParts: CheckParts): ReplyFinding[] {
  const unknown = Object.keys(value).filter((name) => !KNOWN.includes(name));
  return [...unknown.map(unknownProperty), ...checkParts(value)];
}

/** A misspelt `commands` or `error` is an error: Okta ignores it, and allows the user. */
function unknownProperty(name: string): ReplyFinding {
  const meant = closest(name, KNOWN);
  return {
    code: 'unknown-property',
    severity: meant === 'commands' || meant === 'error' ? 'error' : 'warn',
    message: `Okta knows no "${name}" in a reply, and ignores it.`,
    hint: meant === undefined ? `Use ${KNOWN.join(', ')}.` : `Did you mean "${meant}"?`,
    source: says.body,
  };
}
