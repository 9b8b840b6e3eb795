import { suggestion } from '../diagnostics/suggest.ts';
import { commandTypes, registration } from '../okta/registration.ts';
import type { Surface } from '../okta/shown.ts';
import { isObject } from './effect.ts';
import { type ReplyFinding, says } from './reply-finding.ts';

/** What is wrong with the commands of a reply. */
export function checkCommands(
  { commands, error }: Record<string, unknown>,
  surface: Surface,
): ReplyFinding[] {
  if (commands === undefined) return [];
  if (!Array.isArray(commands)) return [malformed('"commands" is no array')];
  const found = commands.flatMap((command: unknown, index) => checkCommand(command, index, surface));
  const allows = commands.some((command) => isObject(command) && actionOf(command) === 'ALLOW');
  return allows && isObject(error) ? [...found, REFUSED_ALL_THE_SAME] : found;
}

const REFUSED_ALL_THE_SAME: ReplyFinding = {
  code: 'allow-with-error',
  severity: 'error',
  message: 'The reply says ALLOW and has an error: the error counts, and the person is refused.',
  hint: 'Send one of the two.',
  source: says.error,
};

function checkCommand(command: unknown, index: number, surface: Surface): ReplyFinding[] {
  if (!isObject(command)) return [malformed(`commands[${index}] is no object`)];
  const { type, value } = command;
  if (typeof type !== 'string') return [malformed(`commands[${index}] has no "type"`)];
  if (!commandTypes.includes(type)) return [unknownType(type)];
  if (type === registration.actionCommand) return checkAction(command);
  return [...checkPlace(type, surface), ...checkAttributes(type, value)];
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
    hint: suggestion(type, commandTypes),
    source: says.commands,
  };
}

function actionOf({ type, value }: Record<string, unknown>): unknown {
  return type === registration.actionCommand && isObject(value) ? value['registration'] : undefined;
}

function checkAction(command: Record<string, unknown>): ReplyFinding[] {
  const action = actionOf(command);
  if (action === 'ALLOW' || action === 'DENY') return [];
  return [
    {
      code: 'action',
      severity: 'error',
      message: `The value of ${registration.actionCommand} is ${JSON.stringify(command['value'])}.`,
      hint: 'Write {"registration": "ALLOW"} or {"registration": "DENY"}.',
      source: says.action,
    },
  ];
}

/** Each request type has a profile command of its own. */
function checkPlace(type: string, { requestType }: Surface): ReplyFinding[] {
  const { profileCommand } = registration.requestTypes[requestType];
  if (type === profileCommand) return [];
  return [
    {
      code: 'command-of-another-type',
      severity: 'error',
      message: `${type} is no command for ${requestType}.`,
      hint: `Use ${profileCommand}.`,
      source: requestType === 'progressive.profile' ? says.progressive : says.commands,
    },
  ];
}

function checkAttributes(type: string, value: unknown): ReplyFinding[] {
  const about = { severity: 'error' as const, source: says.attributes };
  if (!isObject(value))
    return [
      {
        ...about,
        code: 'attributes',
        message: `The value of ${type} is ${JSON.stringify(value)}.`,
        hint: 'Write an object of attributes: {"employeeNumber": "1234"}.',
      },
    ];
  if (!Object.hasOwn(value, 'password')) return [];
  return [
    { ...about, code: 'password', message: `${type} sets a password.`, hint: 'A hook cannot: leave it out.' },
  ];
}
