import type { Check } from '../check.ts';
import { remarked } from './remarked.ts';

export const dateColumn: Check = {
  code: 'date-column',
  severity: 'warn',
  description: 'A column or key of a list that holds nothing but dates, and is not named expires.',
  rationale:
    'Only expires makes an entry expire: beside any other date the entry counts for ever. Names such as added or reviewed are let alone.',
  fix: 'Name the column expires if entries end then, or after what happened on these dates.',
  find: ({ lists }) => remarked(lists, 'date-column'),
};
