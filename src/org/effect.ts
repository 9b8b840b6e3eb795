import { commandTypes, profileCommands } from '../okta/registration.ts';
import { type HookResponse, kindOf } from '../okta/reply.ts';
import { type Shown, type Surface, shown, shownOnFailure } from '../okta/shown.ts';
import type { ErrorCause, Outcome } from '../rules/rule-file.ts';

/** What a hook gave back to Okta: an HTTP answer, or none. */
export type HookReply =
  | { status: number; contentType?: string; body: string }
  | { failure: 'timeout' | 'unreachable' | 'no-token'; message: string };

/** What becomes of the person at the form. */
export interface Effect {
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
export function effectOf(reply: HookReply): Effect {
  if ('failure' in reply || reply.status < 200 || reply.status > 299) return FAILED;
  if (reply.body === '') return { kind: 'go-on', profile: {}, open: [] };
  const value = jsonOf(reply.body);
  if (!isObject(value)) return FAILED;
  const { commands = [], error } = value;
  if (!Array.isArray(commands) || !commands.every(isCommand)) return FAILED;
  const refused = isObject(error);
  const kind = kindOf({ commands, ...(refused && { error }) });
  if (kind === 'deny')
    return { kind: 'refuse', ...(refused && { error: told(error) }), profile: {}, open: [] };
  return { kind: 'go-on', profile: profileIn(commands), open: openIn(commands, error) };
}

/** What a person reads of it, in each generation of the widget that can meet it; nothing where Okta goes on. */
export function shownOf({ kind, error }: Effect, surface: Surface): Shown[] {
  if (kind === 'go-on') return [];
  return kind === 'fail' ? shownOnFailure(surface) : shown({ ...(error && { error }) }, surface);
}

const FAILED: Effect = { kind: 'fail', profile: {}, open: [] };

/** The parts of an error that Okta can show. */
function told({ errorSummary, errorCauses }: Record<string, unknown>): NonNullable<Outcome['error']> {
  const causes = Array.isArray(errorCauses) ? errorCauses.filter(isTold) : [];
  return {
    ...(typeof errorSummary === 'string' && { errorSummary }),
    ...(causes.length > 0 && { errorCauses: causes }),
  };
}

function isTold(cause: unknown): cause is ErrorCause {
  if (!isObject(cause) || typeof cause['errorSummary'] !== 'string') return false;
  return cause['location'] === undefined || typeof cause['location'] === 'string';
}

type Command = NonNullable<HookResponse['commands']>[number];

function profileIn(commands: readonly Command[]): Record<string, unknown> {
  const values = commands.filter(({ type }) => profileCommands.includes(type)).map(({ value }) => value);
  return Object.assign({}, ...values.filter(isObject));
}

function openIn(commands: readonly Command[], error: unknown): string[] {
  const unknown = commands
    .filter(({ type }) => !commandTypes.includes(type))
    .map(({ type }) => `the command ${type}`);
  return error === undefined ? unknown : [...unknown, 'an error that is no object'];
}

function isCommand(value: unknown): value is Command {
  return isObject(value) && typeof value['type'] === 'string';
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value that a text is the JSON of; undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
