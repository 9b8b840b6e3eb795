import { type List, rangeOfEntry } from '../../rules/lists/list.ts';
import type { Check, Finding } from '../check.ts';

/** More entries of one list than this are counted. */
const MOST_SHOWN = 3;

export const expiredEntry: Check = {
  code: 'expired-entry',
  severity: 'warn',
  description: 'An entry of a list whose expires date has passed.',
  rationale: 'It no longer counts: whom it was made for is treated as if it were not there.',
  fix: 'Remove the entry, or give it a later date.',
  find: ({ lists, now }) => lists.flatMap((list) => expiredIn(list, now)),
};

function expiredIn(list: List, now: number): Finding[] {
  if (list.entries.lasting) return [];
  const expired = list.entries
    .values()
    .filter(({ expires = Number.POSITIVE_INFINITY }) => expires <= now)
    .toArray();
  const others = expired.length - MOST_SHOWN;
  return expired.slice(0, MOST_SHOWN).map((entry, index) => {
    const more = index === MOST_SHOWN - 1 && others > 0 ? `, and so have ${others} more` : '';
    const message = `"${entry.value}" has expired${more}`;
    const hint = 'remove the entry, or give it a later date';
    return { message, hint, file: list.path, range: rangeOfEntry(entry) };
  });
}
