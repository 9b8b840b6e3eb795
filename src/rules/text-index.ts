/**
 * Texts to be looked up, each with the first moment at which it no longer counts: a hash table with open addressing.
 * Plain data on shared memory, so that another thread gets it without a copy, however many texts there are.
 */
export interface TextIndex {
  /** The number of a text, from 1, or 0. At least half of the slots are free, so that a search soon meets one. */
  slots: Uint32Array;
  /** Where the text of a number ends among the units; it begins where the one before it ends. */
  ends: Uint32Array;
  /** UTF-16 code units, one text behind the other. Bytes, where all of them fit. */
  units: Uint8Array | Uint16Array;
  /** By number, in milliseconds since 1970; left out where no text ever expires. */
  expires?: Float64Array;
  /** Units of the longest text: what is longer is not looked for. */
  longest: number;
}

/** The first moment at which a text no longer counts; undefined where it is not there. Takes no memory. */
export function expiryIn(index: TextIndex, text: string): number | undefined {
  if (text.length > index.longest) return undefined;
  const number = index.slots[slotOf(index, text, hashOf(text))] ?? 0;
  if (number === 0) return undefined;
  return index.expires === undefined ? Number.POSITIVE_INFINITY : index.expires[number];
}

/** The slot that holds the number of a text, or the free one that would. */
function slotOf({ slots, ends, units }: Omit<TextIndex, 'longest'>, text: string, hash: number): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot] ?? 0;
    if (number === 0) return slot;
    const start = ends[number - 1] ?? 0;
    if (ends[number] === start + text.length && standsAt(units, start, text)) return slot;
  }
}

function standsAt(units: TextIndex['units'], start: number, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (units[start + at] !== text.charCodeAt(at)) return false;
  }
  return true;
}

/** FNV-1a over code units, its upper bits mixed into the lower ones, which choose the slot. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

const FEW = 16;

/** Makes an index of texts that come one by one, and are not known beforehand to be many. */
export class TextIndexBuilder {
  #slots = new Uint32Array(2 * FEW);
  #hashes = new Int32Array(FEW);
  #ends = new Uint32Array(FEW);
  #expires = new Float64Array(FEW);
  #units: Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> = new Uint8Array(FEW);
  #longest = 0;
  /** The number of the last text. */
  #last = 0;

  /** A text that is added twice counts as long as either. */
  add(text: string, expires: number): void {
    const hash = hashOf(text);
    const slot = slotOf({ slots: this.#slots, ends: this.#ends, units: this.#units }, text, hash);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) {
      this.#expires[known] = Math.max(this.#expires[known] ?? 0, expires);
      return;
    }
    this.#last += 1;
    this.#makeRoom();
    this.#append(text);
    this.#hashes[this.#last] = hash;
    this.#expires[this.#last] = expires;
    this.#longest = Math.max(this.#longest, text.length);
    if (2 * this.#last > this.#slots.length) this.#spread();
    else this.#slots[slot] = this.#last;
  }

  finish(): TextIndex {
    const count = this.#last + 1;
    const expires = this.#expires.subarray(1, count);
    const forEver = expires.every((moment) => moment === Number.POSITIVE_INFINITY);
    return {
      slots: shared(this.#slots),
      ends: shared(this.#ends.subarray(0, count)),
      units: shared(this.#units.subarray(0, this.#ends[this.#last])),
      ...(!forEver && { expires: shared(this.#expires.subarray(0, count)) }),
      longest: this.#longest,
    };
  }

  #makeRoom(): void {
    if (this.#last < this.#ends.length) return;
    this.#hashes = doubled(this.#hashes);
    this.#ends = doubled(this.#ends);
    this.#expires = doubled(this.#expires);
  }

  #append(text: string): void {
    const start = this.#ends[this.#last - 1] ?? 0;
    const end = start + text.length;
    while (end > this.#units.length) this.#units = doubled(this.#units);
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit > 0xff && this.#units instanceof Uint8Array) this.#units = Uint16Array.from(this.#units);
      this.#units[start + at] = unit;
    }
    this.#ends[this.#last] = end;
  }

  /** Twice as many slots, and a new one for each text. */
  #spread(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let number = 1; number <= this.#last; number += 1) {
      let slot = (this.#hashes[number] ?? 0) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number;
    }
  }
}

type Column<Memory extends ArrayBufferLike> =
  | Uint8Array<Memory>
  | Uint16Array<Memory>
  | Uint32Array<Memory>
  | Int32Array<Memory>
  | Float64Array<Memory>;

/** The same column with twice the room; the former one can no longer be used. */
function doubled<One extends Column<ArrayBuffer>>(column: One): One {
  const Kind = column.constructor as new (memory: ArrayBuffer) => One;
  return new Kind(column.buffer.transfer(2 * column.byteLength));
}

/** A copy in memory that threads share. */
function shared<One extends Column<ArrayBufferLike>>(column: One): One {
  const Kind = column.constructor as new (memory: SharedArrayBuffer) => One;
  const copy = new Kind(new SharedArrayBuffer(column.byteLength));
  copy.set(column);
  return copy;
}
