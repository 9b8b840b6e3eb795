import { below } from '../../diagnostics/source-file.ts';
import { fieldOf } from '../../hooks/registration/form-messages.ts';
import type { RuleFile } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { causesIn } from '../outcomes/outcome-parts.ts';

export const locationNotAField: Check = {
  code: 'location-not-a-field',
  severity: 'warn',
  description:
    'An error cause whose location is not an attribute of the form. The location is data.userProfile.NAME for updates too.',
  rationale: 'Okta shows a text only at a field of the form; this text may not be shown.',
  source: 'Okta Management API, registration inline hook, "errorCauses"',
  fix: 'Write data.userProfile. and an attribute of the form; list the attributes under form.',
  find: (index) =>
    causesIn(index).flatMap(({ source, place, cause: { location } }) => {
      const problem = location === undefined ? undefined : problemOf(location, source.value);
      return problem === undefined ? [] : [findingAt(source, { at: below(place, 'location') }, problem)];
    }),
};

function problemOf(
  location: string,
  { form, engine }: RuleFile,
): { message: string; hint: string } | undefined {
  // Classic Engine shows the first cause at its field only if the location is a bare name.
  const attribute = fieldOf(location) ?? (engine === 'classic' ? /^\w+$/.exec(location)?.[0] : undefined);
  if (attribute !== undefined && (form?.includes(attribute) ?? true)) return undefined;
  const updated = /^data\.userProfileUpdate\.(\w+)$/.exec(location)?.[1];
  if (updated !== undefined) {
    const message = `"${location}" is where the request has the value; the field of the form is another name`;
    return { message, hint: `write data.userProfile.${updated}, for an update too` };
  }
  const found =
    attribute === undefined
      ? `"${location}" is not a field of the form`
      : `"${attribute}" is not on the form`;
  return {
    message: `${found}, so that Okta may show the text nowhere`,
    hint: 'write data.userProfile. and an attribute of the form',
  };
}
