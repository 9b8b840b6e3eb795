import { TextColumn, type TextData, textAt } from './text-column.ts';

/** The columns of a list, for lookups. Plain data on shared memory. */
export interface ListRows {
  /** The names as written: `Cost Center`. None if the list is empty and has no header: nothing is known of its rows. */
  readonly columns: readonly string[];
  /** The cells of each column, by number of the row from 1; an empty text is an empty cell. */
  readonly cells: readonly TextData[];
  /** The line of each row, by number. */
  readonly lines: Uint32Array;
  /** The expiry time of each row, by number, in milliseconds since 1970; infinite if it never expires. */
  readonly expires: Float64Array;
}

/** The cells of one row, by column. */
export type Cells = Iterable<readonly [column: string, cell: string]>;

/** Collects the rows of a list while it is read. */
export class RowColumns {
  readonly #columns = new Map<string, TextColumn>();

  /** Adds columns without cells, those of a header. */
  name(columns: readonly string[]): void {
    for (const name of columns) if (!this.#columns.has(name)) this.#columns.set(name, new TextColumn());
  }

  /** @param number of the row, from 1; rows come in order */
  add(number: number, cells: Cells): void {
    for (const [name, cell] of cells) {
      let column = this.#columns.get(name);
      if (column === undefined) {
        column = new TextColumn();
        this.#columns.set(name, column);
      }
      padTo(column, number - 1);
      if (column.last < number) column.add(cell);
    }
  }

  finish(lines: Uint32Array, expires: Float64Array): ListRows {
    const columns = [...this.#columns.values()];
    for (const column of columns) padTo(column, lines.length - 1);
    return {
      columns: [...this.#columns.keys()],
      cells: columns.map((column) => column.finish()),
      lines,
      expires,
    };
  }
}

/** Rows without a key of a later row have an empty cell there. */
function padTo(column: TextColumn, last: number): void {
  while (column.last < last) column.add('');
}

/** The text of a cell; undefined if it is empty, or if there is no such column. */
export function cellOf({ columns, cells }: ListRows, column: string, row: number): string | undefined {
  const texts = cells[columns.indexOf(column)];
  return (texts === undefined ? '' : textAt(texts, row)) || undefined;
}

/** The cells of a row by column, without the empty ones. */
export function rowAt({ columns, cells }: ListRows, row: number): Record<string, string> {
  const entries = columns.map((name, index) => [name, textAt(cells[index] as TextData, row)] as const);
  return Object.fromEntries(entries.filter(([, cell]) => cell !== ''));
}
