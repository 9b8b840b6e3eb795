import type { HookResponse } from '../../hooks/contract.ts';
import { isObject } from '../../hooks/envelope.ts';
import { ACTION_COMMAND, actionIn, neverWritten, profileCommand } from '../../hooks/registration/commands.ts';
import { registration } from '../../hooks/registration/contract.ts';
import {
  type FormContext,
  type FormMessage,
  formMessages,
  formMessagesOnFailure,
} from '../../hooks/registration/form-messages.ts';
import type { RequestType } from '../../hooks/registration/request.ts';
import type { ErrorCause, Outcome } from '../../rules/rule-file.ts';
import type { ReplyEffect } from '../call-result.ts';
import { type HookReply, isTooLarge, jsonOf } from '../reply.ts';

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

function isCommand(value: unknown): value is Command {
  return isObject(value) && typeof value['type'] === 'string';
}
