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
import { type ReplyFinding, says } from '../reply-finding.ts';
import { isAction } from './interpret-reply.ts';

/** Checks the commands of a reply. */
export function checkCommands(
  { commands, error }: Record<string, unknown>,
  formContext: FormContext,
): ReplyFinding[] {
  if (commands === undefined) return [];
  if (!Array.isArray(commands)) return [malformed('"commands" is no array')];
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

const NOT_CARRIED_OUT: ReplyFinding = {
  code: 'commands-with-error',
  severity: 'warn',
  message: 'The reply has commands and an error: Okta executes none of them.',
  hint: 'Send one of the two.',
  source: says.error,
};

const CONTRADICTION: ReplyFinding = {
  code: 'contradiction',
  severity: 'error',
  message: 'The reply says both ALLOW and DENY: the precedence is not documented.',
  hint: 'Send one of the two.',
  source: says.action,
};

const WITHOUT_A_WORD: ReplyFinding = {
  code: 'deny-without-error',
  severity: 'warn',
  message: "The reply says DENY without a reason: the user reads only Okta's message.",
  hint: 'Add an error with errorCauses, at a field of the form.',
  source: says.causes,
};

const REFUSED_ALL_THE_SAME: ReplyFinding = {
  code: 'allow-with-error',
  severity: 'error',
  message: 'The reply says ALLOW and has an error: the error takes precedence, and the user is denied.',
  hint: 'Send one of the two.',
  source: says.error,
};

function checkCommand(command: unknown, index: number, formContext: FormContext): ReplyFinding[] {
  if (!isObject(command)) return [malformed(`commands[${index}] is no object`)];
  const { type, value } = command;
  if (typeof type !== 'string') return [malformed(`commands[${index}] has no "type"`)];
  if (!commandTypes.includes(type)) return [unknownType(type)];
  if (type === ACTION_COMMAND) return checkAction(command);
  return [...checkPlace(type, formContext), ...checkAttributes(type, value)];
}

function malformed(what: string): ReplyFinding {
  const hint = 'Write {"type": "com.okta.…", "value": {…}}.';
  return { code: 'command', severity: 'error', message: `${what}.`, hint, source: says.commands };
}

function unknownType(type: string): ReplyFinding {
  return {
    code: 'command-type',
    severity: 'error',
    message: `The registration hook has no command "${type}".`,
    hint: `Is it misspelt? ${commandTypeFor(type)}`,
    source: says.commands,
  };
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
  if (isAction(action)) return [];
  return [
    {
      code: 'action',
      severity: 'error',
      message: `The value of ${ACTION_COMMAND} is ${JSON.stringify(command['value']) ?? 'not there'}.`,
      hint: 'Write {"registration": "ALLOW"} or {"registration": "DENY"}.',
      source: says.action,
    },
  ];
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
  const about = { severity: 'error' as const, source: says.attributes };
  if (!isObject(value))
    return [
      {
        ...about,
        code: 'attributes',
        message: `The value of ${type} is ${JSON.stringify(value) ?? 'not there'}.`,
        hint: 'Write an object of attributes: {"employeeNumber": "1234"}.',
      },
    ];
  const names = neverWritten.filter((name) => Object.hasOwn(value, name));
  return names.map((name) => ({
    ...about,
    code: 'password',
    message: `${type} sets ${name}.`,
    hint: 'A hook cannot: leave it out.',
  }));
}
