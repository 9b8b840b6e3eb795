import type { Check } from '../check.ts';
import { exclusionsIn } from './exclusions-in.ts';

export const neverHolds: Check = {
  code: 'never-holds',
  severity: 'warn',
  finds: 'A condition that no request can meet, because its tests exclude each other.',
  because: 'Its then is never reached: the rule does not do what it says.',
  mend: 'Write any where all was meant, or correct one of the two tests.',
  find: (review) =>
    exclusionsIn(review, true, (name, tests) => ({
      message: `the condition of "${name}" never holds: ${tests} exclude each other`,
      hint: 'is any meant where all is written? else correct one of them',
    })),
};
