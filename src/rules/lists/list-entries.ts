import { grown, newColumn } from './columns.ts';
import { TextColumn } from './text-column.ts';

export interface ListEntry {
  value: string;
  /** From 1. */
  line: number;
  /** The first moment at which the entry no longer counts, in milliseconds; without it, it always does. */
  expires?: number;
}

/** The entries of a list in the order of the file. An array is one, too. */
export interface Entries extends Iterable<ListEntry> {
  readonly length: number;
  /** True where none of them ever expires; left out where that is not known. */
  readonly lasting?: boolean;
  /** From 0. */
  at: (index: number) => ListEntry | undefined;
  values: () => IteratorObject<ListEntry>;
}

/** Entries as they are read, in columns: a million objects would stay resident long after they are gone. */
export class ListEntries implements Entries {
  lasting = true;
  readonly #texts = new TextColumn();
  /** By number from 1, as the texts. */
  #lines = newColumn(Uint32Array);
  #expires = newColumn(Float64Array);

  get length(): number {
    return this.#texts.last;
  }

  push({ value, line, expires = Number.POSITIVE_INFINITY }: ListEntry): void {
    this.#texts.add(value);
    const { last } = this.#texts;
    if (last === this.#lines.length) {
      this.#lines = grown(this.#lines);
      this.#expires = grown(this.#expires);
    }
    this.#lines[last] = line;
    this.#expires[last] = expires;
    if (expires !== Number.POSITIVE_INFINITY) this.lasting = false;
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
