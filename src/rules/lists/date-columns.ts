import { looksLikeDate, namesRecord } from './list-dates.ts';

interface DateColumn<Where> {
  /** Where the first date stands beside an entry that never expires. */
  at: Where | undefined;
  /** Whether each of its cells is a date, or empty. */
  datesOnly: boolean;
}

/** Finds the columns, or keys, of a list that hold nothing but dates, beside entries that never expire. */
export class DateColumns<Where> {
  readonly #columns = new Map<string, DateColumn<Where>>();

  /** @param lasting whether the entry beside it never expires */
  see(name: string, cell: string, lasting: boolean, at: Where): void {
    if (cell === '') return;
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = { at: undefined, datesOnly: !namesRecord(name) };
      this.#columns.set(name, column);
    }
    if (!column.datesOnly) return;
    column.datesOnly = looksLikeDate(cell);
    if (lasting) column.at ??= at;
  }

  *found(): Generator<{ name: string; at: Where }> {
    for (const [name, { at, datesOnly }] of this.#columns)
      if (datesOnly && at !== undefined) yield { name, at };
  }
}

/** What lint says of such a column. */
export function dateColumn(name: string): { check: 'date-column'; message: string; hint: string } {
  return {
    check: 'date-column',
    message: `"${name}" holds dates, and does not make an entry expire`,
    hint: 'if entries end then, name it "expires"; if not, name it after what happened: added, reviewed',
  };
}
