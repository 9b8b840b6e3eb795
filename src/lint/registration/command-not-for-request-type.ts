import { below } from '../../diagnostics/source-file.ts';
import { profileCommand, profileCommands } from '../../hooks/registration/commands.ts';
import { isRequestType } from '../../hooks/registration/request.ts';
import { type Check, findingAt } from '../check.ts';
import { commandsIn } from '../outcomes/outcome-parts.ts';

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
