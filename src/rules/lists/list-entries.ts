import { grown, newColumn, trimmed } from './columns.ts';
import { type Cells, type ListRows, RowColumns } from './list-rows.ts';
import { TextColumn } from './text-column.ts';

export interface ListEntry {
  value: string;
  /** From 1. */
  line: number;
  /** Time at which the entry expires, in milliseconds since 1970; left out if it never does. */
  expires?: number;
}

/** The entries of a list in file order. Arrays implement it, too. */
export interface Entries extends Iterable<ListEntry> {
  readonly length: number;
  /** True if no entry ever expires; left out if that is unknown. */
  readonly lasting?: boolean;
  /** From 0. */
  at: (index: number) => ListEntry | undefined;
  values: () => IteratorObject<ListEntry>;
}

/** Entries in columns while a file is read: a million objects would keep memory resident long after they are freed. */
export class ListEntries implements Entries {
  lasting = true;
  readonly #texts = new TextColumn();
  /** By number from 1, like the texts. */
  #lines = newColumn(Uint32Array);
  #expires = newColumn(Float64Array);
  readonly #columns: RowColumns | undefined;

  /** @param withRows whether the columns beside the entries are kept */
  constructor(withRows = false) {
    this.#columns = withRows ? new RowColumns() : undefined;
  }

  get length(): number {
    return this.#texts.last;
  }

  push({ value, line, expires = Number.POSITIVE_INFINITY }: ListEntry, cells?: Cells): void {
    this.#texts.add(value);
    const { last } = this.#texts;
    if (last === this.#lines.length) {
      this.#lines = grown(this.#lines);
      this.#expires = grown(this.#expires);
    }
    this.#lines[last] = line;
    this.#expires[last] = expires;
    if (expires !== Number.POSITIVE_INFINITY) this.lasting = false;
    this.#columns?.add(last, cells ?? [['value', value]]);
  }

  /** True if the columns beside the entries are kept, for lookups. */
  get hasRows(): boolean {
    return this.#columns !== undefined;
  }

  /** Names the columns, which a list without rows has as well. */
  nameColumns(names: readonly string[]): void {
    this.#columns?.name(names);
  }

  /** An empty list of the same kind. */
  emptied(): ListEntries {
    return new ListEntries(this.hasRows);
  }

  /** The rows, if they were kept. */
  rows(): ListRows | undefined {
    const end = this.length + 1;
    return this.#columns?.finish(
      trimmed(this.#lines.subarray(0, end)),
      trimmed(this.#expires.subarray(0, end)),
    );
  }

  at(index: number): ListEntry | undefined {
    if (index >= this.length) return undefined;
    const number = index + 1;
    const entry = { value: this.#texts.at(number), line: this.#lines[number] ?? 0 };
    const expires = this.#expires[number] ?? Number.POSITIVE_INFINITY;
    return expires === Number.POSITIVE_INFINITY ? entry : { ...entry, expires };
  }

  *values(): Generator<ListEntry> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index) as ListEntry;
  }

  [Symbol.iterator](): Generator<ListEntry> {
    return this.values();
  }
}
