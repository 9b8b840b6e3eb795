import type { Check } from '../check.ts';
import { contradictionsIn } from './contradictions-in.ts';

export const neverHolds: Check = {
  code: 'never-holds',
  severity: 'warn',
  description:
    'A condition that no request can meet, because its tests exclude each other, or ask for another request type.',
  rationale: 'Its then is never reached: the rule does not do what it says.',
  fix: 'Write any where all was meant, or correct one of the two tests.',
  find: (review) =>
    contradictionsIn(review, true, {
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
