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
import type { ErrorCause, OutcomeError } from '../../rules/rule-file.ts';
import { type HookReply, isTooLarge, jsonOf } from '../reply.ts';
import type { ReplyEffect } from '../scenarios/scenario.ts';

/**
 * The effect of a registration hook's reply in Okta. Any 2xx status is a success; an error object takes precedence over
 * the commands; Okta denies if it cannot use the reply.
 * Source: "Inline hooks", response and time-out; Management API, registration inline hook, "error".
 */
export function effectOf(reply: HookReply, requestType: RequestType): ReplyEffect {
  if ('failure' in reply || reply.status < 200 || reply.status > 299) return FAILED;
  const { status, body } = reply;
  if (body === '') return { ...ON, undocumented: status === 204 ? [] : [`an empty reply with ${status}`] };
  if (isTooLarge(body)) return { ...FAILED, undocumented: ['a reply that is too large'] };
  const value = jsonOf(body);
  if (!isObject(value)) return { ...FAILED, undocumented: ['a reply that is not a JSON object'] };
  const { commands = [], error } = value;
  if (!Array.isArray(commands) || !commands.every(isCommand))
    return { ...FAILED, undocumented: ['malformed commands'] };
  const refused = isObject(error);
  if (refused) return { kind: 'refuse', error: shownError(error), profile: {}, undocumented: [] };
  const undocumented = [
    ...undocumentedIn(commands, requestType),
    ...(error === undefined ? [] : ['an error that is not an object']),
  ];
  if (registration.effectOfResponse({ commands }) === 'deny')
    return { kind: 'refuse', profile: {}, undocumented };
  return { ...ON, profile: profileIn(commands, requestType), undocumented };
}

/** The messages for the user, in each widget generation that can show them; empty if Okta continues. */
export function messagesShown({ kind, error }: ReplyEffect, formContext: FormContext): FormMessage[] {
  if (kind === 'go-on') return [];
  return kind === 'fail'
    ? formMessagesOnFailure(formContext)
    : formMessages({ ...(error && { error }) }, formContext);
}

const ON: ReplyEffect = { kind: 'go-on', profile: {}, undocumented: [] };
const FAILED: ReplyEffect = { kind: 'fail', profile: {}, undocumented: [] };

/** The parts of an error that Okta can show. */
function shownError({ errorSummary, errorCauses }: Record<string, unknown>): OutcomeError<string> {
  const causes = Array.isArray(errorCauses) ? errorCauses.flatMap(shownCause) : [];
  return {
    ...(typeof errorSummary === 'string' && { errorSummary }),
    ...(causes.length > 0 && { errorCauses: causes }),
  };
}

/** A location that is not a text is ignored. */
function shownCause(cause: unknown): ErrorCause<string>[] {
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

/** The commands whose effect Okta does not document. */
function undocumentedIn(commands: readonly Command[], requestType: RequestType): string[] {
  const actions = commands.filter(({ type }) => type === ACTION_COMMAND);
  const values = actions.map(actionIn);
  return [
    ...commands
      .filter(({ type }) => type !== ACTION_COMMAND && type !== profileCommand[requestType])
      .map(({ type }) => `the command ${type}`),
    ...actions
      .filter((action) => !isAction(actionIn(action)))
      .map(({ type, value }) =>
        value === undefined ? `${type} without a value` : `the value ${JSON.stringify(value)} of ${type}`,
      ),
    ...(values.includes('ALLOW') && values.includes('DENY') ? ['ALLOW and DENY in one reply'] : []),
  ];
}

export function isAction(value: unknown): value is 'ALLOW' | 'DENY' {
  return value === 'ALLOW' || value === 'DENY';
}

function isCommand(value: unknown): value is Command {
  return isObject(value) && typeof value['type'] === 'string';
}
