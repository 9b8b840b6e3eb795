import { type Check, findingAt } from '../check.ts';
import { attributesIn } from '../outcomes/outcome-parts.ts';

export const passwordInUpdate: Check = {
  code: 'password-in-update',
  severity: 'error',
  description: 'An outcome that sets a password or credentials.',
  rationale: 'Okta does not allow a hook to do this.',
  source:
    'Okta Management API, registration inline hook: "You can never use a command to update the user\'s password"',
  fix: 'Take it out.',
  find: (index) =>
    attributesIn(index)
      .filter(({ attribute }) => /^(password|credentials)$/i.test(attribute))
      .map(({ source, place, attribute }) => {
        const message = `Okta never lets a hook set "${attribute}"`;
        return findingAt(source, { at: place, key: true }, { message, hint: 'take it out' });
      }),
};
