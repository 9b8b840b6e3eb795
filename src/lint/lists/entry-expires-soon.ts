import { type List, rangeOfEntry } from '../../rules/lists/list.ts';
import { expiryInWords } from '../../rules/time.ts';
import { type Check, type Finding, SOON } from '../check.ts';

/** More entries of one list than this are counted. */
const MOST_SHOWN = 3;

export const entryExpiresSoon: Check = {
  code: 'entry-expires-soon',
  severity: 'info',
  description: 'An entry of a list that expires within 14 days.',
  rationale:
    'From then on it does not count, without a change of a file. An info, so that nothing fails before the day comes.',
  fix: 'Give the entry a later date, or let it expire.',
  find: ({ lists, now }) => lists.flatMap((list) => expiringIn(list, now)),
};

function expiringIn(list: List, now: number): Finding[] {
  if (list.entries.lasting) return [];
  const soon = new Map(
    list.entries
      .values()
      .filter(({ expires = 0 }) => expires > now && expires <= now + SOON)
      .map((entry) => [entry.value, entry]),
  );
  if (soon.size === 0) return [];
  // An entry that is given twice counts as long as the later of its dates.
  for (const { value, expires = Number.POSITIVE_INFINITY } of list.entries)
    if (expires > now + SOON) soon.delete(value);
  const others = soon.size - MOST_SHOWN;
  const shown = [...soon.values()].slice(0, MOST_SHOWN);
  return shown.map((entry, index) => {
    const more =
      index === MOST_SHOWN - 1 && others > 0 ? `; ${others} more of the list expire within 14 days` : '';
    const message = `"${entry.value}" expires on ${expiryInWords(entry.expires ?? 0)}${more}`;
    const hint = 'give it a later date, or let it expire';
    return { message, hint, file: list.path, range: rangeOfEntry(entry) };
  });
}
