import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';

export const ageInDays: Check = {
  code: 'age-in-days',
  severity: 'warn',
  description: 'An `olderThan` or `newerThan` with a number of years in days.',
  rationale:
    'Years differ in length: with 6574d some people count as 18 a day early, with 6575d others a day late. Years are counted by the calendar.',
  fix: 'Write the years: `18y`.',
  find: ({ tests }) =>
    tests.flatMap(({ source, at, test }) => {
      const years = /(^|:)(olderThan|newerThan)$/.test(test.operator) ? yearsIn(test.value) : undefined;
      if (years === undefined) return [];
      const message = `${test.value} is about ${years} years, on some days one day more or less`;
      return [findingAt(source, { at: below(at, 'value') }, { message, hint: `write ${years}y` })];
    }),
};

/** More years than anybody's age leave room for any number of leap days. */
const MOST_YEARS = 130;

/** The number of years that a duration in days stands for, with or without leap days; undefined if it is another one. */
function yearsIn(value: unknown): number | undefined {
  const days = Number(/^(\d{3,5})d$/.exec(String(value))?.[1]);
  const years = Math.floor(days / 365);
  return years >= 2 && years <= MOST_YEARS && days % 365 <= Math.ceil(years / 4) ? years : undefined;
}
