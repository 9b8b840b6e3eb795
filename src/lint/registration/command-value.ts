import { below } from '../../diagnostics/source-file.ts';
import { ACTION_COMMAND, profileCommands } from '../../hooks/registration/commands.ts';
import type { Command } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { commandsIn } from '../outcomes/outcome-parts.ts';

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
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
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
