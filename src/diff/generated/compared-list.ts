import type { FactTest, Literal, ValueProblem } from '../../engine/operators/operator.ts';
import { type List, unionOf } from '../../rules/lists/list.ts';
import { entriesOnlyIn, entriesWithOtherDate, isSameList } from '../list-changes.ts';
import type { Revision } from '../revision.ts';
import { type ListRow, rowsOf, rowsOnlyIn } from '../row-changes.ts';

/** A list of one revision, or several that a test names, compared with those of the other. */
export interface ComparedList {
  /** The list, or several. */
  literal: Literal;
  /** Equal for lists that are the same in both revisions. */
  normalForm: string;
  /** Equal for lists whose rows are the same in both revisions, for lookups. */
  rowForm: string;
  /** A few entries, those that only this revision has first: for boundary values. */
  excerpt: List;
  /** Some rows, those that only this revision has first. */
  rows: readonly ListRow[];
  /** Expiry dates that an entry has in one revision only. */
  moments: readonly number[];
  /** The tests that operators made of the list, by operator. */
  prepared: Map<string, FactTest | ValueProblem>;
}

/** Entries that represent all that differ. */
const EXCERPT = 3;

/** Rows that are searched for cells. */
const ROWS = 200;

/** Compares lists of one name each, or as one list with all their entries. */
export function compareLists(
  lists: readonly List[],
  others: readonly List[],
  revision: Revision,
): ComparedList | undefined {
  const [list, other] = [asOne(lists), asOne(others)];
  if (list === undefined) return undefined;
  return { ...compareList(list, other, revision), literal: lists.length > 1 ? unionOf(lists) : list };
}

function asOne(lists: readonly List[]): List | undefined {
  const [first] = lists;
  if (first === undefined || lists.length === 1) return first;
  return { ...first, name: unionOf(lists).name, entries: lists.flatMap(({ entries }) => [...entries]) };
}

function compareList(
  list: List,
  other: List | undefined,
  { which }: Revision,
): Omit<ComparedList, 'literal'> {
  const dated = entriesWithOtherDate(list, other).slice(0, EXCERPT);
  const own = [...dated, ...entriesOnlyIn(list, other)];
  const values = new Set(own.map(({ value }) => value));
  const shared = list.entries.values().find(({ value }) => !values.has(value));
  const entries = [...own.slice(0, EXCERPT), ...(shared === undefined ? [] : [shared])];
  const ownRows = rowsOnlyIn(list, other);
  const haveSameRows = ownRows.length === 0 && (!other || rowsOnlyIn(other, list).length === 0);
  return {
    normalForm: isSameList(list, other) ? list.name : `${list.name} of ${which}`,
    rowForm: haveSameRows ? list.name : `${list.name} of ${which}`,
    excerpt: {
      name: list.name,
      path: list.path,
      entries: entries.map(({ value, line }) => ({ value, line })),
    },
    rows: [...ownRows.slice(0, ROWS), ...rowsOf(list).take(ROWS)],
    moments: [...new Set(dated.flatMap(({ dates }) => dates))].filter(Number.isFinite),
    prepared: new Map(),
  };
}
