import { looksLikeDate, namesRecord } from './list-dates.ts';

interface DateColumn<Where> {
  /** Position of the first date beside an entry that never expires. */
  at: Where | undefined;
  /** Whether all its cells are dates, or empty. */
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

/** The remark about such a column, for lint. */
export function dateColumn(name: string): { check: 'date-column'; message: string; hint: string } {
  return {
    check: 'date-column',
    message: `"${name}" holds dates, and does not make an entry expire`,
    hint: 'if entries end then, name it "expires"; if not, name it after what happened: added, reviewed',
  };
}
