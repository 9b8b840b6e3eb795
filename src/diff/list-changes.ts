import { pluralize } from '../diagnostics/pluralize.ts';
import type { List } from '../rules/lists/list.ts';
import { expiryInWords } from '../rules/time.ts';
import { type Change, countedDetail, type Detail } from './change.ts';
import type { Revision } from './revision.ts';
import { rowChanges } from './row-changes.ts';
import { valueWords } from './words.ts';

/** The changes of lists: entries added, removed, and those with another expiry date; and the rows that lookups read. */
export function listChanges(base: Revision, head: Revision): Change[] {
  const names = [...new Set([...base.lists.keys(), ...head.lists.keys()])].sort();
  return names.flatMap((name): Change[] => {
    const [before, after] = [base.lists.get(name), head.lists.get(name)];
    const subject = { type: 'list', name } as const;
    const only = before === undefined ? after : after === undefined ? before : undefined;
    if (only !== undefined) {
      const [kind, side] = only === after ? (['added', 'head'] as const) : (['removed', 'base'] as const);
      const place = { side, file: only.path, line: 1 };
      const words = pluralize(only.entries.length, 'entry', 'entries');
      return [{ kind, subject, place, details: [{ words, place }] }];
    }
    const details = before && after ? detailsOf(before, after) : [];
    return details[0] === undefined ? [] : [{ kind: 'changed', subject, place: details[0].place, details }];
  });
}

function detailsOf(before: List, after: List): Detail[] {
  const dated = entriesWithOtherDate(after, before).map(({ value }) => value);
  return [...entryChanges(before, after), ...rowChanges(before, after, new Set(dated))];
}

interface DatedEntry {
  value: string;
  line: number;
  expires: number;
}

/** The entries that only the first of two lists has. */
export function entriesOnlyIn(list: List, other: List | undefined): DatedEntry[] {
  const known = latest(other);
  return [...latest(list).values()].filter(({ value }) => !known.has(value));
}

/** The entries of both lists that expire at different times, with both times. */
export function entriesWithOtherDate(
  list: List,
  other: List | undefined,
): (DatedEntry & { dates: number[] })[] {
  const known = latest(other);
  return [...latest(list).values()].flatMap((entry) => {
    const { expires = entry.expires } = known.get(entry.value) ?? {};
    return expires === entry.expires ? [] : [{ ...entry, dates: [expires, entry.expires] }];
  });
}

/** True if two lists have the same entries, whatever is in the other cells of their rows. */
export function isSameList(list: List, other: List | undefined): boolean {
  return other !== undefined && entryChanges(other, list).length === 0;
}

function entryChanges(before: List, after: List): Detail[] {
  const nouns = ['entry', 'entries'] as const;
  const [base, head] = [
    { side: 'base', file: before.path },
    { side: 'head', file: after.path },
  ] as const;
  const dated = entriesWithOtherDate(after, before);
  return [
    ...countedDetail('added', nouns, entriesOnlyIn(after, before), head, entryWords),
    ...countedDetail('removed', nouns, entriesOnlyIn(before, after), base, entryWords),
    ...countedDetail('now with another date:', nouns, dated, head, dateWords),
  ];
}

function entryWords({ value, expires }: DatedEntry): string {
  const until = Number.isFinite(expires) ? ` (expires ${expiryInWords(expires)})` : '';
  return `${valueWords(value)}${until}`;
}

/** `"acme.example" (expires 2026-06-30, before: never)`. */
function dateWords({ value, dates }: DatedEntry & { dates: number[] }): string {
  const [was, is] = dates.map((date) => (Number.isFinite(date) ? expiryInWords(date) : 'never'));
  return `${valueWords(value)} (expires ${is}, before: ${was})`;
}

/** Entries by value; of duplicates the one that expires last. */
function latest(list: List | undefined): Map<string, DatedEntry> {
  const entries = new Map<string, DatedEntry>();
  for (const { value, line, expires = Number.POSITIVE_INFINITY } of list?.entries ?? []) {
    const known = entries.get(value);
    if (known === undefined || known.expires < expires) entries.set(value, { value, line, expires });
  }
  return entries;
}
