import type { Check } from '../check.ts';
import { exclusionsIn } from './exclusions-in.ts';

export const alwaysHolds: Check = {
  code: 'always-holds',
  severity: 'warn',
  finds: 'A condition that every request meets, because one of its tests holds wherever the other does not.',
  because: 'Its otherwise is never reached: the rule does not do what it says.',
  mend: 'Write all where any was meant, correct one of the tests, or write the outcome as default.',
  find: (review) =>
    exclusionsIn(review, false, (name, tests) => ({
      message: `the condition of "${name}" always holds: ${tests} cannot fail together`,
      hint: 'is all meant where any is written? an outcome for every request is written as default',
    })),
};
