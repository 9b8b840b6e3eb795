import { closest } from '../../diagnostics/suggest.ts';
import { baseAttributes } from '../../hooks/registration/request.ts';
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

export const attributeNotInSchema: Check = {
  code: 'attribute-not-in-schema',
  severity: 'error',
  description:
    "An attribute that an outcome sets, and that is neither one of Okta's base attributes nor listed under userSchema. Only in files with userSchema.",
  rationale: 'Okta does not store attributes that its user profile schema does not have.',
  source:
    'Okta Management API, registration inline hook: "The attributes must already exist in your user profile schema"',
  fix: 'Spell the attribute as the schema does, or add it to the schema and to userSchema.',
  find: (index) =>
    attributesIn(index).flatMap(({ source, place, attribute }) => {
      const { userSchema } = source.value;
      if (userSchema === undefined || baseAttributes.includes(attribute) || userSchema.includes(attribute))
        return [];
      const match = closest(attribute, [...userSchema, ...baseAttributes]);
      const message = `the user profile schema has no "${attribute}": Okta cannot store it`;
      const hint =
        match === undefined ? 'add it to the schema in Okta, and to userSchema' : `did you mean "${match}"?`;
      return [findingAt(source, { at: place, key: true }, { message, hint })];
    }),
};
