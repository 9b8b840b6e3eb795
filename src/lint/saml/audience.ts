import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

const AUDIENCE = /^\/conditions\/audienceRestriction(?:\/|$)/;

export const audience: Check = {
  code: 'audience',
  severity: 'warn',
  description: 'An operation on /conditions/audienceRestriction.',
  rationale:
    'It names the service provider that may accept the assertion: with another audience the assertion is valid at another provider.',
  source: 'SAML 2.0 core, section 2.5.1.4',
  fix: 'Set the audience in the settings of the app.',
  find: ({ outcomes }) =>
    outcomes.flatMap(({ source, at, outcome }) =>
      (outcome.assertion?.patch ?? []).flatMap(({ path }, index) => {
        if (!AUDIENCE.test(path)) return [];
        const message = 'the assertion becomes valid at another service provider';
        const hint = 'take the operation out, and set the audience in the settings of the app';
        const place = { at: below(at, 'assertion', 'patch', index, 'path') };
        return [findingAt(source, place, { message, hint })];
      }),
    ),
};
