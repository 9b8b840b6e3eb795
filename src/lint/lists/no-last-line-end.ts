import type { Check } from '../check.ts';
import { remarked } from './remarked.ts';

export const noLastLineEnd: Check = {
  code: 'no-last-line-end',
  severity: 'warn',
  description: 'A list that ends without a line break.',
  rationale:
    'A file that was cut off while it was copied ends so: partner.co for partner.com, and entries behind it are gone.',
  fix: 'Compare the file with where it comes from, and end its last line.',
  find: ({ lists }) => remarked(lists, 'no-last-line-end'),
};
