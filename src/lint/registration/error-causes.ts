import { below } from '../../diagnostics/source-file.ts';
import { fieldOf } from '../../hooks/registration/form-messages.ts';
import type { RuleFile } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { causesIn } from '../outcomes/outcome-parts.ts';

export const incompleteCause: Check = {
  code: 'incomplete-cause',
  severity: 'warn',
  description: 'An error cause without reason, or without location.',
  rationale:
    'Okta requires both. Without a location the text belongs to no field, and may not be shown; programs use the reason.',
  source: 'Okta Developer, "Inline hooks", errorCauses: "must include the following fields"',
  fix: 'Write reason: SOME_CODE and location: data.userProfile.ATTRIBUTE. locationType and domain have defaults.',
  find: (index) =>
    causesIn(index).flatMap(({ source, place, cause }) => {
      const missing = (['reason', 'location'] as const).filter((key) => cause[key] === undefined);
      if (missing.length === 0) return [];
      const message = `Okta asks for "${missing.join('" and "')}" in an error cause`;
      const hint = missing.includes('location')
        ? 'write the field as location: data.userProfile.email'
        : 'write a code such as reason: INVALID_EMAIL_DOMAIN';
      return [findingAt(source, { at: place }, { message, hint })];
    }),
};

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

export const twoCausesAtOneField: Check = {
  code: 'two-causes-at-one-field',
  severity: 'info',
  description: 'An outcome with two texts at one field.',
  rationale:
    'Both are shown: as lines in the second-generation widget, as a list in the third. Texts of different rules at one field are not reported.',
  source: 'Okta Sign-In Widget 7.49.0, as tried',
  fix: 'Combine them in one text, or remove one.',
  find: ({ outcomes }) =>
    outcomes.flatMap(({ source, at, outcome }) => {
      const locations = (outcome.error?.errorCauses ?? []).map(({ location }) => location);
      return locations.flatMap((location, index) => {
        if (location === undefined || locations.indexOf(location) === index) return [];
        const message = `a second text stands at ${location}: the person reads both`;
        const place = { at: below(at, 'error', 'errorCauses', index, 'location') };
        return [findingAt(source, place, { message, hint: 'write one text that says both' })];
      });
    }),
};

export const classicFirstCauseOnly: Check = {
  code: 'classic-first-cause-only',
  severity: 'info',
  description: 'An outcome with several error causes in a file with engine: classic.',
  rationale: "Classic Engine's sign-in widget shows the first cause only.",
  source: 'Okta Sign-In Widget 7.49.0, as tried',
  fix: 'Write the most important message in the first cause.',
  find: ({ outcomes }) =>
    outcomes
      .filter(({ source, outcome: { error } }) => {
        return source.value.engine === 'classic' && (error?.errorCauses ?? []).length > 1;
      })
      .map(({ source, at }) => {
        const message = 'Classic Engine shows the first cause only: this one is shown nowhere';
        const hint = 'put what the person must read into the first cause';
        return findingAt(source, { at: below(at, 'error', 'errorCauses', 1) }, { message, hint });
      }),
};
