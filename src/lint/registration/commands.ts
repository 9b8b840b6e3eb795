import { below } from '../../diagnostics/source-file.ts';
import { suggestion } from '../../diagnostics/suggest.ts';
import { isObject } from '../../hooks/envelope.ts';
import {
  ACTION_COMMAND,
  commandTypes,
  profileCommand,
  profileCommands,
} from '../../hooks/registration/commands.ts';
import { isRequestType } from '../../hooks/registration/request.ts';
import type { Command } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { commandsIn } from '../outcomes/outcome-parts.ts';

export const unknownCommand: Check = {
  code: 'unknown-command',
  severity: 'error',
  description: 'A command whose type the registration hook does not have.',
  rationale:
    "Okta ignores it silently. Some of Okta's own examples are misspelt: com.action.update, or an extra quote.",
  source: 'Okta Management API, registration inline hook, "commands"',
  fix: 'Write the type as Okta documents it, or use allow and set.',
  find: (index) =>
    commandsIn(index)
      .filter(({ command }) => !commandTypes.includes(command.type))
      .map(({ source, place, command: { type } }) => {
        const message = `"${type}" is not a command of the registration hook`;
        return findingAt(
          source,
          { at: below(place, 'type') },
          { message, hint: suggestion(type, commandTypes) },
        );
      }),
};

export const commandNotForRequestType: Check = {
  code: 'command-not-for-request-type',
  severity: 'error',
  description:
    "A profile command of another request type. A warning if Okta's documents only do not mention the combination.",
  rationale: 'com.okta.user.profile.update is documented as invalid for progressive.profile.',
  source: 'Okta Management API, registration inline hook, "commands"',
  fix: 'Use set, which works for both request types.',
  find: (index) =>
    commandsIn(index)
      .filter(({ command }) => profileCommands.includes(command.type))
      .flatMap(({ source, place, command: { type }, uses }) =>
        [...new Set(uses.map(({ requestType }) => requestType))]
          .filter(isRequestType)
          .flatMap((requestType) => {
            const own = profileCommand[requestType];
            if (type === own) return [];
            const message = `"${type}" is not for ${requestType}, which this outcome can reach`;
            const hint = `use ${own}, or set:, which suits both request types`;
            const severity = requestType === 'progressive.profile' ? 'error' : 'warn';
            return [findingAt(source, { at: below(place, 'type') }, { message, hint, severity })];
          }),
      ),
};

export const commandValue: Check = {
  code: 'command-value',
  severity: 'error',
  description:
    'A command with a value that Okta does not accept, or an ALLOW or DENY command instead of the key allow or deny.',
  rationale:
    'Okta reads {registration: ALLOW} in this exact form; it ignores anything else, and allows by default.',
  source: 'Okta Management API, registration inline hook, "commands"',
  fix: 'Write allow: true or deny: true; give a profile command a map of attributes.',
  find: (index) =>
    commandsIn(index).flatMap(({ source, place, command }) => {
      const problem = problemOf(command);
      return problem === undefined ? [] : [findingAt(source, { at: below(place, 'value') }, problem)];
    }),
};

function problemOf({ type, value }: Command): { message: string; hint: string } | undefined {
  const isMap = isObject(value);
  if (profileCommands.includes(type) && !isMap)
    return {
      message: 'a profile update takes a map of attributes',
      hint: 'write it as value: { attribute: text }',
    };
  if (type !== ACTION_COMMAND) return undefined;
  const action = isMap && 'registration' in value ? value.registration : undefined;
  if (action === 'DENY')
    return {
      message: 'a denial written as a command is not seen as one here',
      hint: 'write deny: true instead of the command',
    };
  if (isMap && action === 'ALLOW' && Object.keys(value).length === 1) return undefined;
  return {
    message: `${ACTION_COMMAND} takes { registration: ALLOW }`,
    hint: 'write allow: true instead of the command',
  };
}
