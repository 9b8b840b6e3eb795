import { suggestion } from '../../diagnostics/suggest.ts';
import { isObject } from '../../hooks/envelope.ts';
import {
  ACTION_COMMAND,
  actionIn,
  commandTypes,
  neverWritten,
  profileCommand,
} from '../../hooks/registration/commands.ts';
import type { FormContext } from '../../hooks/registration/form-messages.ts';
import { finding, type ReplyFinding, says } from '../reply-finding.ts';
import { isAction } from './interpret-reply.ts';

/** Checks the commands of a reply. */
export function checkCommands(
  { commands, error }: Record<string, unknown>,
  formContext: FormContext,
): ReplyFinding[] {
  if (commands === undefined) return [];
  if (!Array.isArray(commands)) return [finding('command', '"commands" is no array.')];
  const found = commands.flatMap((command: unknown, index) => checkCommand(command, index, formContext));
  const actions = commands.filter((command) => isObject(command)).map(actionOf);
  return [...found, ...(isObject(error) ? besideError(commands, actions) : besideEachOther(actions))];
}

/** With an error Okta executes no command. */
function besideError(commands: readonly unknown[], actions: readonly unknown[]): ReplyFinding[] {
  if (actions.includes('ALLOW')) return [REFUSED_ALL_THE_SAME];
  const others = commands.filter((command) => !isObject(command) || actionOf(command) !== 'DENY');
  return others.length === 0 ? [] : [NOT_CARRIED_OUT];
}

function besideEachOther(actions: readonly unknown[]): ReplyFinding[] {
  if (!actions.includes('DENY')) return [];
  return actions.includes('ALLOW') ? [CONTRADICTION] : [WITHOUT_A_WORD];
}

const NOT_CARRIED_OUT = finding(
  'commands-with-error',
  'The reply has commands and an error: Okta executes none of them.',
);
const CONTRADICTION = finding(
  'contradiction',
  'The reply says both ALLOW and DENY: the precedence is not documented.',
);
const WITHOUT_A_WORD = finding(
  'deny-without-error',
  "The reply says DENY without a reason: the user reads only Okta's message.",
);
const REFUSED_ALL_THE_SAME = finding(
  'allow-with-error',
  'The reply says ALLOW and has an error: the error takes precedence, and the user is denied.',
);

function checkCommand(command: unknown, index: number, formContext: FormContext): ReplyFinding[] {
  if (!isObject(command)) return [finding('command', `commands[${index}] is no object.`)];
  const { type, value } = command;
  if (typeof type !== 'string') return [finding('command', `commands[${index}] has no "type".`)];
  if (!commandTypes.includes(type)) return [unknownType(type)];
  if (type === ACTION_COMMAND) return checkAction(command);
  return [...checkPlace(type, formContext), ...checkAttributes(type, value)];
}

function unknownType(type: string): ReplyFinding {
  const message = `The registration hook has no command "${type}".`;
  const hint = `Is it misspelt? ${commandTypeFor(type)}`;
  return { code: 'command-type', severity: 'error', message, hint, source: says.commands };
}

/** Some examples of Okta leave out `okta` (Management API, registration inline hook). */
function commandTypeFor(type: string): string {
  const meant = commandTypes.find((known) => known === type.replace(/^com\.(?!okta\.)/, 'com.okta.'));
  return suggestion(meant ?? type, commandTypes);
}

function actionOf(command: Record<string, unknown>): unknown {
  return command['type'] === ACTION_COMMAND ? actionIn(command) : undefined;
}

function checkAction(command: Record<string, unknown>): ReplyFinding[] {
  const action = actionOf(command);
  return isAction(action) ? [] : [finding('action', valueInWords(ACTION_COMMAND, command['value']))];
}

function valueInWords(type: string, value: unknown): string {
  return `The value of ${type} is ${JSON.stringify(value) ?? 'not there'}.`;
}

/** Checks the profile command; each request type has its own. */
function checkPlace(type: string, { requestType }: FormContext): ReplyFinding[] {
  const own = profileCommand[requestType];
  if (type === own) return [];
  const about = { code: 'command-of-another-type', hint: `Use ${own}.` };
  if (requestType === 'progressive.profile') {
    const message = `${type} is no command for ${requestType}.`;
    return [{ ...about, severity: 'error', message, source: says.progressive }];
  }
  const message = `That ${type} is a command for ${requestType} is not documented.`;
  return [{ ...about, severity: 'warn', message, source: says.commands }];
}

function checkAttributes(type: string, value: unknown): ReplyFinding[] {
  if (!isObject(value)) return [finding('attributes', valueInWords(type, value))];
  const names = neverWritten.filter((name) => Object.hasOwn(value, name));
  return names.map((name) => finding('password', `${type} sets ${name}.`));
}
