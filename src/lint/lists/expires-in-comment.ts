import type { Check } from '../check.ts';
import { remarked } from './remarked.ts';

export const expiresInComment: Check = {
  code: 'expires-in-comment',
  severity: 'warn',
  description: 'A comment in a list that says when an entry expires.',
  rationale: 'Nobody reads comments but people: the entry counts for ever.',
  fix: 'Write a CSV list with the columns value and expires, or in YAML the key expires.',
  find: ({ lists }) => remarked(lists, 'expires-in-comment'),
};
