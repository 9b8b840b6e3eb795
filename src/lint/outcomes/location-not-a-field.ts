import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { causesOf } from './causes-of.ts';

export const locationNotAField: Check = {
  code: 'location-not-a-field',
  severity: 'warn',
  finds:
    'An error cause whose location is not an attribute of the form. Also for an update the field is data.userProfile.NAME.',
  because: 'Okta shows a text only at a field that it finds on the form; this one may be shown nowhere.',
  source: 'Okta Management API, registration inline hook, "errorCauses"',
  mend: 'Write data.userProfile. and an attribute of the form; list the attributes under form.',
  find: (review) =>
    causesOf(review).flatMap(({ source, place, cause: { location } }) => {
      const attribute = /^data\.userProfile\.(\w+)$/.exec(location ?? '')?.[1];
      const known = attribute !== undefined && (source.value.form?.includes(attribute) ?? true);
      if (location === undefined || known) return [];
      const found =
        attribute === undefined
          ? `"${location}" is not a field of the form`
          : `"${attribute}" is not on the form`;
      const message = `${found}, so that Okta may show the text nowhere`;
      const hint = 'write data.userProfile. and an attribute of the form';
      return [findingAt(source, { at: below(place, 'location') }, { message, hint })];
    }),
};
