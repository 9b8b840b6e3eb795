import type { Check } from '../check.ts';
import { exclusionsIn } from './exclusions-in.ts';

export const neverHolds: Check = {
  code: 'never-holds',
  severity: 'warn',
  finds:
    'A condition that no request can meet, because its tests exclude each other, or ask for another request type.',
  because: 'Its then is never reached: the rule does not do what it says.',
  mend: 'Write any where all was meant, or correct one of the two tests.',
  find: (review) =>
    exclusionsIn(review, true, {
      together: (tests) => ({
        what: `${tests} exclude each other`,
        hint: 'is any meant where all is written? else correct one of them',
      }),
      alone: (test) => ({
        what: `${test} is true of no request of this request type`,
        hint: 'write the rule under the request type that it is about',
      }),
    }),
};
