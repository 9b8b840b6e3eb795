import { below } from '../../diagnostics/source-file.ts';
import { type Check, findingAt } from '../check.ts';
import { denies } from '../effective-outcome.ts';
import { holdsOnNothing } from './on-nothing.ts';

export const allowOnNothing: Check = {
  code: 'allow-on-nothing',
  severity: 'warn',
  description:
    'A rule that allows a request which holds none of its facts, without asking for their absence.',
  rationale: '`not:` around a test holds where the fact is absent: who leaves everything out is let in.',
  fix: 'Use the negative operator (notIn for in), or require the fact beside it.',
  find: ({ rules }) =>
    rules
      .filter(({ decides, then }) => decides && then?.allow && !denies(then))
      .filter((one) => holdsOnNothing(one, false))
      .map(({ source, at, rule }) => {
        const message = `"${rule.name}" lets in a request that holds none of its facts: "not" around a test holds on an absent value`;
        const hint = 'use the negative operator (notIn for in), or require the fact beside it';
        return findingAt(source, { at: below(at, 'then'), key: true }, { message, hint });
      }),
};
