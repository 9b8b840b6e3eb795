import { closest } from '../../diagnostics/suggest.ts';
import { contextAttributes, request } from '../../hooks/registration/request.ts';
import { attributeAt } from '../../hooks/request-tree.ts';
import { type Check, findingAt } from '../check.ts';
import { isWithheld } from '../facts/never-sent.ts';

export const contextAttribute: Check = {
  code: 'context-attribute',
  severity: 'warn',
  description:
    'A fact in data.context.user.profile other than login, firstName, lastName, locale and timeZone, most often email.',
  rationale: "Okta's examples have no other attributes there: the fact may always be absent.",
  source: 'Okta Management API, registration inline hook, examples of progressive.profile',
  fix: 'Use one of the five; login is in all examples. Or check a recorded request of your org.',
  find: ({ facts }) =>
    facts.flatMap(({ source, at, path, requestTypes }) => {
      const { attribute, entered } = attributeAt(request, path) ?? {};
      if (attribute === undefined || entered || !requestTypes.includes('progressive.profile')) return [];
      if (contextAttributes.includes(attribute) || isWithheld(attribute, source.value)) return [];
      const message = `Okta's examples have no "${attribute}" in data.context.user.profile`;
      const match = attribute === 'email' ? 'login' : closest(attribute, contextAttributes);
      const hint =
        match === undefined
          ? `its examples have ${contextAttributes.join(', ')}`
          : `did you mean "data.context.user.profile.${match}"?`;
      return [findingAt(source, { at }, { message, hint })];
    }),
};
