import { closest } from '../../diagnostics/suggest.ts';
import { dataProperties, notSent } from '../../okta/request-shape.ts';
import { type Check, findingAt } from '../check.ts';
import { factsRead } from './facts-read.ts';

export const notOnForm: Check = {
  code: 'not-on-form',
  severity: 'warn',
  finds: 'A condition that reads an attribute which the file does not list under form.',
  because:
    'Okta sends what is on the form: the attribute is always absent, and the rule always fails, or never.',
  source: 'Okta Management API, profile enrollment policy, "profileAttributes"',
  mend: 'Spell the attribute as the form does, or add it to form.',
  find: (review) =>
    factsRead(review).flatMap(({ source, at, path, requestTypes, by }) => {
      const [, part, attribute] = path.map(String);
      const { form } = source.value;
      const entered = part !== undefined && dataProperties.has(part) && /^userProfile(Update)?$/.test(part);
      if (by !== 'test' || form === undefined || !entered) return [];
      if (attribute === undefined || form.includes(attribute)) return [];
      if (requestTypes.some((requestType) => notSent(path, requestType) !== undefined)) return [];
      const match = closest(attribute, form);
      const hint = match === undefined ? 'add it to form, if it is on the form' : `did you mean "${match}"?`;
      return [
        findingAt(
          source,
          { at },
          { message: `"${attribute}" is not on the form, so that it is always absent`, hint },
        ),
      ];
    }),
};
