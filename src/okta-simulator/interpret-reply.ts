import { type JsonProblem, parseStrictJson } from '../diagnostics/strict-json.ts';
import type { HookResponse } from '../hooks/contract.ts';
import { isObject } from '../hooks/envelope.ts';
import { ACTION_COMMAND, actionIn, neverWritten, profileCommand } from '../hooks/registration/commands.ts';
import { registration } from '../hooks/registration/contract.ts';
import {
  type FormContext,
  type FormMessage,
  formMessages,
  formMessagesOnFailure,
} from '../hooks/registration/form-messages.ts';
import type { RequestType } from '../hooks/registration/request.ts';
import type { ErrorCause, Outcome } from '../rules/rule-file.ts';

/** What a hook gave back to Okta: an HTTP answer, or none. */
export type HookReply =
  | { status: number; contentType?: string; body: string; limit?: RateLimit }
  | { failure: 'timeout' | 'unreachable' | 'no-token'; message: string };

/** What is left of a limit on calls, and in how many seconds it begins anew. */
export interface RateLimit {
  left: number;
  seconds: number;
}

/** What becomes of the person at the form. */
export interface ReplyEffect {
  /** go-on: Okta goes on; refuse: the hook has refused; fail: Okta could not use the reply, and refuses by itself. */
  kind: 'go-on' | 'refuse' | 'fail';
  /** What the refusal says. */
  error?: NonNullable<Outcome['error']>;
  /** The attributes that are written to the profile. */
  profile: Record<string, unknown>;
  /** What of this Okta's documents do not say. */
  open: string[];
}

/**
 * What Okta makes of a reply of the registration hook. Any 2xx counts; an error object refuses whatever the commands
 * say; everything that Okta cannot use is a refusal of its own.
 * Source: "Inline hooks", response and time-out; Management API, registration inline hook, "error".
 */
export function effectOf(reply: HookReply, requestType: RequestType): ReplyEffect {
  if ('failure' in reply || reply.status < 200 || reply.status > 299) return FAILED;
  const { status, body } = reply;
  if (body === '') return { ...ON, open: status === 204 ? [] : [`an empty reply with ${status}`] };
  if (isTooLarge(body)) return { ...FAILED, open: ['a reply that is too large'] };
  const value = jsonOf(body);
  if (!isObject(value)) return { ...FAILED, open: ['a reply that is no JSON object'] };
  const { commands = [], error } = value;
  if (!Array.isArray(commands) || !commands.every(isCommand))
    return { ...FAILED, open: ['commands of another shape'] };
  const refused = isObject(error);
  if (refused) return { kind: 'refuse', error: told(error), profile: {}, open: [] };
  const open = [
    ...openIn(commands, requestType),
    ...(error === undefined ? [] : ['an error that is no object']),
  ];
  if (registration.effectOfResponse({ commands }) === 'deny') return { kind: 'refuse', profile: {}, open };
  return { ...ON, profile: profileIn(commands, requestType), open };
}

/** What a person reads of it, in each generation of the widget that can meet it; nothing where Okta goes on. */
export function messagesShown({ kind, error }: ReplyEffect, surface: FormContext): FormMessage[] {
  if (kind === 'go-on') return [];
  return kind === 'fail'
    ? formMessagesOnFailure(surface)
    : formMessages({ ...(error && { error }) }, surface);
}

const ON: ReplyEffect = { kind: 'go-on', profile: {}, open: [] };
const FAILED: ReplyEffect = { kind: 'fail', profile: {}, open: [] };

/** The parts of an error that Okta can show. */
function told({ errorSummary, errorCauses }: Record<string, unknown>): NonNullable<Outcome['error']> {
  const causes = Array.isArray(errorCauses) ? errorCauses.flatMap(toldCause) : [];
  return {
    ...(typeof errorSummary === 'string' && { errorSummary }),
    ...(causes.length > 0 && { errorCauses: causes }),
  };
}

/** A place that is no text is none. */
function toldCause(cause: unknown): ErrorCause[] {
  if (!isObject(cause) || typeof cause['errorSummary'] !== 'string') return [];
  const { errorSummary, location } = cause;
  return [{ errorSummary, ...(typeof location === 'string' && { location }) }];
}

type Command = NonNullable<HookResponse['commands']>[number];

function profileIn(commands: readonly Command[], requestType: RequestType): Record<string, unknown> {
  const values = commands
    .filter(({ type }) => type === profileCommand[requestType])
    .map(({ value }) => value);
  const profile = Object.assign({}, ...values.filter(isObject));
  return Object.fromEntries(Object.entries(profile).filter(([name]) => !neverWritten.includes(name)));
}

/** Commands of which Okta's documents do not say what becomes of them. */
function openIn(commands: readonly Command[], requestType: RequestType): string[] {
  const actions = commands.filter(({ type }) => type === ACTION_COMMAND);
  const said = actions.map(actionIn);
  return [
    ...commands
      .filter(({ type }) => type !== ACTION_COMMAND && type !== profileCommand[requestType])
      .map(({ type }) => `the command ${type}`),
    ...actions
      .filter((action) => !isAction(actionIn(action)))
      .map(({ type, value }) =>
        value === undefined ? `${type} without a value` : `the value ${JSON.stringify(value)} of ${type}`,
      ),
    ...(said.includes('ALLOW') && said.includes('DENY') ? ['ALLOW and DENY in one reply'] : []),
  ];
}

export function isAction(value: unknown): value is 'ALLOW' | 'DENY' {
  return value === 'ALLOW' || value === 'DENY';
}

export function isTooLarge(body: string): boolean {
  return Buffer.byteLength(body) >= registration.reply.bytesBelow;
}

function isCommand(value: unknown): value is Command {
  return isObject(value) && typeof value['type'] === 'string';
}

/** Levels: Okta's documents name no limit, and a debugContext may have some. */
const MOST_DEPTH = 100;

/** Parses what a service or an authorization server answers. */
export function parseJson(text: string): { value: unknown } | JsonProblem {
  return parseStrictJson(text, MOST_DEPTH);
}

/** The same value; undefined where there is none. */
export function jsonOf(text: string): unknown {
  const parsed = parseJson(text);
  return 'value' in parsed ? parsed.value : undefined;
}
