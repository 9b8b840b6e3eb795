import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

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
