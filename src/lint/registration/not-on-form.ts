import { closest } from '../../diagnostics/suggest.ts';
import { request } from '../../hooks/registration/request.ts';
import { attributeAt, notSent } from '../../hooks/request-tree.ts';
import { type Check, findingAt } from '../check.ts';
import { isWithheld } from '../facts/never-sent.ts';

export const notOnForm: Check = {
  code: 'not-on-form',
  severity: 'warn',
  description: 'A condition that reads an attribute which the file does not list under form.',
  rationale:
    'Okta only sends attributes of the form. The fact is always absent, so that the test has the same result for every request.',
  source: 'Okta Management API, profile enrollment policy, "profileAttributes"',
  fix: 'Spell the attribute as the form does, or add it to form.',
  find: ({ facts }) =>
    facts.flatMap(({ source, at, path, requestTypes, by }) => {
      const { attribute, entered } = attributeAt(request, path) ?? {};
      const { form } = source.value;
      if (by !== 'test' || form === undefined || attribute === undefined || !entered) return [];
      if (form.includes(attribute) || isWithheld(attribute, source.value)) return [];
      if (requestTypes.some((requestType) => notSent(request, path, requestType) !== undefined)) return [];
      const message = `"${attribute}" is not on the form, so that it is always absent`;
      const match = closest(attribute, form);
      const hint = match === undefined ? 'add it to form, if it is on the form' : `did you mean "${match}"?`;
      return [findingAt(source, { at }, { message, hint })];
    }),
};
