import { type List, rangeOfEntry } from '../../rules/lists/list.ts';
import type { ListEntry } from '../../rules/lists/list-entries.ts';
import { expiryInWords } from '../../rules/time.ts';
import { type Check, type Finding, SOON } from '../check.ts';

/** Limit of findings for one list; further entries are counted. */
const MOST_SHOWN = 3;

export const expiredEntry: Check = {
  code: 'expired-entry',
  severity: 'warn',
  description: 'An entry of a list whose expires date has passed.',
  rationale: 'The entry no longer counts: requests are decided as if it were not in the list.',
  fix: 'Remove the entry, or give it a later date.',
  find: ({ lists, now }) =>
    lists.flatMap((list) => {
      const expired = expiringEntries(list).filter(({ expires }) => expires <= now);
      return findingsFor(list, expired, ({ value }, others) => ({
        message: `"${value}" has expired${others > 0 ? `, and so have ${others} more` : ''}`,
        hint: 'remove the entry, or give it a later date',
      }));
    }),
};

export const entryExpiresSoon: Check = {
  code: 'entry-expires-soon',
  severity: 'info',
  description: 'An entry of a list that expires within 14 days.',
  rationale:
    'From then on the entry does not count, although no file changes. The severity is info, so that no build fails before that day.',
  fix: 'Give the entry a later date, or let it expire.',
  find: ({ lists, now }) =>
    lists.flatMap((list) =>
      findingsFor(list, expiringSoon(list, now), ({ value, expires }, others) => ({
        message: `"${value}" expires on ${expiryInWords(expires)}${others > 0 ? `; ${others} more of the list expire within 14 days` : ''}`,
        hint: 'give it a later date, or let it expire',
      })),
    ),
};

type ExpiringEntry = ListEntry & { expires: number };

function expiringEntries({ entries }: List): ExpiringEntry[] {
  if (entries.lasting) return [];
  return entries
    .values()
    .filter((entry): entry is ExpiringEntry => entry.expires !== undefined)
    .toArray();
}

/** One entry for each value. A value that is listed twice counts until the later date, or forever. */
function expiringSoon(list: List, now: number): ExpiringEntry[] {
  const isSoon = ({ expires }: ExpiringEntry) => expires > now && expires <= now + SOON;
  const soon = new Map(
    expiringEntries(list)
      .filter(isSoon)
      .map((entry) => [entry.value, entry]),
  );
  if (soon.size > 0)
    for (const { value, expires = Number.POSITIVE_INFINITY } of list.entries)
      if (expires > now + SOON) soon.delete(value);
  return [...soon.values()];
}

function findingsFor(
  { path }: List,
  found: readonly ExpiringEntry[],
  finding: (entry: ExpiringEntry, others: number) => Pick<Finding, 'message' | 'hint'>,
): Finding[] {
  return found.slice(0, MOST_SHOWN).map((entry, position) => ({
    ...finding(entry, position === MOST_SHOWN - 1 ? found.length - MOST_SHOWN : 0),
    file: path,
    range: rangeOfEntry(entry),
  }));
}
