import { below } from '../../diagnostics/source-file.ts';
import { suggestion } from '../../diagnostics/suggest.ts';
import { commandTypes } from '../../hooks/registration/commands.ts';
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
