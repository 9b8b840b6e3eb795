import { closest } from '../diagnostics/suggest.ts';
import { REPLY_BYTES_BELOW } from '../hooks/contract.ts';
import { isObject } from '../hooks/envelope.ts';
import type { Attempt } from './call-hook.ts';
import { httpStatusFindings } from './http-status-findings.ts';
import { type HookReply, isTooLarge, parseJson } from './reply.ts';
import { finding, type ReplyFinding, says } from './reply-finding.ts';

/** Milliseconds above which a reply is slow: a third of Okta's time-out, because network delays vary. */
const SLOW = 1000;

/** Checks the parts of a reply that differ from hook to hook: its commands and its error. */
type CheckParts = (reply: Record<string, unknown>) => ReplyFinding[];

/**
 * Checks a reply against Okta's documents.
 *
 * @param reads true if Okta reads the body of a reply with a 2xx status
 */
export function checkReply(
  { reply, ...times }: Attempt,
  checkParts: CheckParts,
  reads: (status: number) => boolean = () => true,
): ReplyFinding[] {
  if ('failure' in reply) return [noReply(reply)];
  const { status } = reply;
  const found = [...checkTime(times), ...checkStatus(status, reads)];
  // Okta does not read bodies with other statuses.
  return status < 200 || status > 299 ? found : [...found, ...checkBody(reply, checkParts)];
}

/** The finding about a missing reply. */
export function noReply({ failure, message }: Extract<HookReply, { failure: unknown }>): ReplyFinding {
  return finding(failure, `${NO_REPLY[failure]}: ${message}.`);
}

const NO_REPLY = {
  timeout: 'There is no reply',
  unreachable: 'The hook cannot be reached',
  'no-token': 'There is no token to call it with',
};

/** Reports slow replies. Okta's time-out includes fetching the access token. */
export function checkTime({ milliseconds, forToken }: Omit<Attempt, 'reply'>): ReplyFinding[] {
  if (milliseconds < SLOW) return [];
  const token = forToken === undefined ? '' : `, ${Math.round(forToken)} ms of them for the token`;
  const took = `The reply took ${Math.round(milliseconds)} ms`;
  return [finding('slow', `${took} of the 3000 ms that Okta waits for${token}.`)];
}

function checkStatus(status: number, reads: (status: number) => boolean): ReplyFinding[] {
  if (status === 200 || status === 204) return [];
  const message = `The status is ${status}.`;
  if (status < 200 || status > 299) return [httpStatusFindings(status) ?? finding('status', message)];
  if (!reads(status)) return [finding('status', message, { source: says.onlyOk })];
  return [finding('status', message, { severity: 'warn', source: says.anySuccess })];
}

function checkBody(reply: Extract<HookReply, { status: number }>, checkParts: CheckParts): ReplyFinding[] {
  const { body, status, contentType } = reply;
  if (body === '')
    return status === 204 ? [] : [finding('empty', 'The reply is empty, and its status is not 204.')];
  return [...checkContentType(contentType), ...checkText(body, checkParts)];
}

function checkContentType(contentType = 'none'): ReplyFinding[] {
  if (/^application\/json\s*(;|$)/i.test(contentType)) return [];
  return [finding('content-type', `The content type is ${contentType}.`)];
}

function checkText(body: string, checkParts: CheckParts): ReplyFinding[] {
  // The rest was not read.
  if (isTooLarge(body)) {
    const size = `The reply has at least ${Buffer.byteLength(body)} bytes`;
    return [finding('too-large', `${size}; Okta takes fewer than ${REPLY_BYTES_BELOW}.`)];
  }
  const parsed = parseJson(body);
  if ('value' in parsed && isObject(parsed.value)) return checkObject(parsed.value, checkParts);
  if ('value' in parsed || parsed.code === 'invalid-json')
    return [finding('not-json', 'The reply is not a JSON object.')];
  // Ambiguous JSON: parsers read it in different ways.
  const hint = 'Answer with JSON that can be read in one way only.';
  return [finding('not-json', `The reply ${parsed.problem}.`, { hint })];
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
