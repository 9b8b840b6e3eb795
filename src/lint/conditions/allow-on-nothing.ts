import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import { holdsOnNothing } from './on-nothing.ts';

export const allowOnNothing: Check = {
  code: 'allow-on-nothing',
  severity: 'warn',
  description:
    'A rule that allows a request without any of its facts, although it does not test for absence.',
  rationale: '`not:` around a test is true of an absent fact: a request without the fields is allowed.',
  fix: 'Use the negative operator (notIn for in), or also require the fact.',
  find: ({ rules }) =>
    rules
      .filter(({ decides, then }) => decides && then?.allow && !denies(then))
      .filter((one) => holdsOnNothing(one, false))
      .map(({ source, at, rule }) => {
        const message = `"${rule.name}" allows a request without any of its facts: "not" around a test is true of an absent value`;
        const hint = 'use the negative operator (notIn for in), or require the fact beside it';
        return findingAt(source, { at: below(at, 'then'), key: true }, { message, hint });
      }),
};
