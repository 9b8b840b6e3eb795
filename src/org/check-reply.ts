import { registration } from '../okta/registration.ts';
import type { Surface } from '../okta/shown.ts';
import type { Attempt } from './call-hook.ts';
import { checkCommands } from './check-commands.ts';
import { checkError } from './check-error.ts';
import { type HookReply, isObject, jsonOf } from './effect.ts';
import { type ReplyFinding, says } from './reply-finding.ts';

/** Milliseconds: a third of what Okta waits for; the network of a bad day takes the rest. */
const SLOW = 1000;

/**
 * Holds a reply against what Okta's documents say about replies of the registration hook.
 *
 * @param surface the form that was sent; `engine: classic` where it is Classic Engine's
 */
export function checkReply({ reply, milliseconds }: Attempt, surface: Surface): ReplyFinding[] {
  if ('failure' in reply) return [noReply(reply)];
  const { status } = reply;
  const found = [...checkTime(milliseconds), ...checkStatus(status)];
  // Okta reads nothing of what is no success.
  return status < 200 || status > 299 ? found : [...found, ...checkBody(reply, surface)];
}

function noReply({ failure, message }: Extract<HookReply, { failure: unknown }>): ReplyFinding {
  const { what, hint } = NO_REPLY[failure];
  return { code: failure, severity: 'error', message: `${what}: ${message}.`, hint, source: says.timeOut };
}

const NO_REPLY = {
  timeout: { what: 'There is no reply', hint: 'Answer well within 3 s; Okta waits for no longer.' },
  unreachable: {
    what: 'The hook cannot be reached',
    hint: 'Is the address right, and does it listen there?',
  },
  'no-token': { what: 'There is no token to call it with', hint: 'Are token URL, client and scope right?' },
};

function checkTime(milliseconds: number): ReplyFinding[] {
  if (milliseconds < SLOW) return [];
  const message = `The reply took ${Math.round(milliseconds)} ms of the 3000 ms that Okta waits for.`;
  const hint = 'A slower network, or a busier hour, and Okta denies by itself.';
  return [{ code: 'slow', severity: 'warn', message, hint, source: says.timeOut }];
}

function checkStatus(status: number): ReplyFinding[] {
  if (status === 200 || status === 204) return [];
  const about = {
    code: 'status',
    message: `The status is ${status}.`,
    hint: 'Answer with 200 and JSON, or with 204.',
  };
  if (status >= 200 && status <= 299) return [{ ...about, severity: 'warn', source: says.anySuccess }];
  if (status >= 300 && status <= 399)
    return [
      {
        ...about,
        severity: 'error',
        hint: 'Okta follows no redirect: give it the address itself.',
        source: says.timeOut,
      },
    ];
  return [{ ...about, severity: 'error', source: says.status }];
}

function checkBody(reply: Extract<HookReply, { status: number }>, surface: Surface): ReplyFinding[] {
  const { body, status, contentType } = reply;
  if (body === '') return status === 204 ? [] : [EMPTY];
  const bytes = Buffer.byteLength(body);
  const value = jsonOf(body);
  return [
    ...(bytes >= registration.replyBytesBelow ? [tooLarge(bytes)] : []),
    ...(isJsonType(contentType) ? [] : [notCalledJson(contentType)]),
    ...(isObject(value) ? checkObject(value, surface) : [NOT_JSON]),
  ];
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
  message: 'The reply is no JSON object.',
  hint: 'Answer with {"commands": […]}, {"error": {…}} or {}.',
  source: says.body,
};

function tooLarge(bytes: number): ReplyFinding {
  return {
    code: 'too-large',
    severity: 'error',
    message: `The reply has at least ${bytes} bytes; Okta takes fewer than ${registration.replyBytesBelow}.`,
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

function checkObject(value: Record<string, unknown>, surface: Surface): ReplyFinding[] {
  const unknown = Object.keys(value).filter((name) => !KNOWN.includes(name));
  return [
    ...unknown.map(
      (name): ReplyFinding => ({
        code: 'unknown-property',
        severity: 'warn',
        message: `Okta knows no "${name}" in a reply, and does not heed it.`,
        hint: `Use ${KNOWN.join(', ')}.`,
        source: says.body,
      }),
    ),
    ...checkCommands(value, surface),
    ...checkError(value, surface),
  ];
}
