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
