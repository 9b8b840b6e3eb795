import { pluralize } from '../diagnostics/pluralize.ts';
import type { List } from '../rules/lists/list.ts';
import { expiryInWords } from '../rules/time.ts';
import type { Change } from './change.ts';
import type { Detail } from './condition-changes.ts';
import type { Revision } from './revision.ts';
import { valueWords } from './words.ts';

/** So many entries are named, the others counted. */
const SHOWN = 3;

/** What changed in the lists: entries that came, that went, and whose date is another one. */
export function listChanges(base: Revision, head: Revision): Change[] {
  const names = [...new Set([...base.lists.keys(), ...head.lists.keys()])].sort();
  return names.flatMap((name) => {
    const [before, after] = [base.lists.get(name), head.lists.get(name)];
    if (before === undefined && after !== undefined) return [wholeList('added', after, head)];
    if (before !== undefined && after === undefined) return [wholeList('removed', before, base)];
    if (before === undefined || after === undefined) return [];
    const details = entryChanges(before, after);
    const [first] = details;
    return first === undefined
      ? []
      : [{ kind: 'changed', subject: { type: 'list', name }, place: first.place, details }];
  });
}

function wholeList(kind: 'added' | 'removed', { name, path, entries }: List, { which }: Revision): Change {
  const place = { side: which, file: path, line: 1 };
  const details = [{ words: pluralize(entries.length, 'entry', 'entries'), place }];
  return { kind, subject: { type: 'list', name }, place, details };
}

interface Entry {
  value: string;
  line: number;
  expires: number;
}

/** The entries that are in one of two lists only. */
export function entriesOnlyIn(list: List, other: List | undefined): Entry[] {
  const known = latest(other);
  return [...latest(list).values()].filter(({ value }) => !known.has(value));
}

/** The entries that are in both lists, with another date; and their dates on either side. */
export function entriesWithOtherDate(list: List, other: List | undefined): (Entry & { dates: number[] })[] {
  const known = latest(other);
  return [...latest(list).values()].flatMap((entry) => {
    const { expires = entry.expires } = known.get(entry.value) ?? {};
    return expires === entry.expires ? [] : [{ ...entry, dates: [expires, entry.expires] }];
  });
}

export function isSameList(list: List, other: List | undefined): boolean {
  return other !== undefined && entryChanges(other, list).length === 0;
}

function entryChanges(before: List, after: List): Detail[] {
  return [
    ...summary(entriesOnlyIn(after, before), 'added', after.path, 'head'),
    ...summary(entriesOnlyIn(before, after), 'removed', before.path, 'base'),
    ...summary(entriesWithOtherDate(after, before), 'now with another date:', after.path, 'head', dateWords),
  ];
}

function summary<One extends Entry>(
  entries: One[],
  verb: string,
  file: string,
  side: Revision['which'],
  inWords: (entry: One) => string = entryWords,
): Detail[] {
  const [first] = entries;
  if (first === undefined) return [];
  const shown = entries.slice(0, SHOWN).map(inWords).join(', ');
  const more = entries.length > SHOWN ? ', …' : '';
  const words = `${verb} ${pluralize(entries.length, 'entry', 'entries')}: ${shown}${more}`;
  return [{ words, place: { side, file, line: first.line } }];
}

function entryWords({ value, expires }: Entry): string {
  const until = Number.isFinite(expires) ? ` (expires ${expiryInWords(expires)})` : '';
  return `${valueWords(value)}${until}`;
}

/** An entry with its date, and the one that it had: `acme.example (expires 2026-06-30, before: never)`. */
function dateWords({ value, dates: [before = 0, after = 0] }: Entry & { dates: number[] }): string {
  const [was, is] = [before, after].map((date) => (Number.isFinite(date) ? expiryInWords(date) : 'never'));
  return `${valueWords(value)} (expires ${is}, before: ${was})`;
}

/** By value; one that stands twice counts as long as either. */
function latest(list: List | undefined): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const { value, line, expires = Number.POSITIVE_INFINITY } of list?.entries ?? []) {
    const known = entries.get(value);
    if (known === undefined || known.expires < expires) entries.set(value, { value, line, expires });
  }
  return entries;
}
