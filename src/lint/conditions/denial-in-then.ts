import { below } from '../../diagnostics/source-file.ts';
import { denies } from '../../rules/rule-file.ts';
import { type Check, findingAt } from '../check.ts';
import { holdsOnNothing } from './on-nothing.ts';

export const denialInThen: Check = {
  code: 'denial-in-then',
  severity: 'warn',
  finds: 'A rule that denies in then, and only there, on a condition that an absent value does not meet.',
  because:
    'Every test but absent fails on an absent value, and most on a malformed one: who leaves the field out slips past.',
  mend: 'State what is required in when and deny in otherwise, or add a test with the operator absent.',
  find: ({ rules }) =>
    rules
      .filter(({ decides, then }) => decides && then !== undefined && denies(then))
      .filter(({ otherwise }) => otherwise === undefined || !denies(otherwise))
      .filter((one) => holdsOnNothing(one) === false)
      .map(({ source, at, rule }) => {
        const message = `"${rule.name}" denies only when its condition holds, and an absent or malformed value slips past`;
        const hint =
          'state what is required in when and deny in otherwise, or add a test with the operator absent';
        return findingAt(source, { at: below(at, 'then'), key: true }, { message, hint });
      }),
};
