import { grown, newColumn, trimmed } from './columns.ts';
import { isText, TextColumn, type TextData } from './text-column.ts';

/**
 * Index of texts with their expiry times: a hash table with open addressing. Plain data on shared memory, so that
 * another thread gets it without a copy.
 */
export interface TextIndex extends TextData {
  /**
   * A slot is the hash of a text and its number, or 0 and 0. At least half of them are free, so that a search ends
   * soon; the hash spares comparing other texts.
   */
  slots: Int32Array;
  /** Expiry times by number, in milliseconds since 1970; left out if no text expires. */
  expires?: Float64Array;
  /** Line of the entry by number, for traces. */
  lines: Uint32Array;
  /** Length of the longest text: longer ones need no search. */
  longest: number;
}

/** Expiry time of a text; undefined if there is no such text. Allocates nothing. */
export function expiryIn(index: TextIndex, text: string): number | undefined {
  const number = numberIn(index, text);
  if (number === 0) return undefined;
  const { expires } = index;
  return expires === undefined ? Number.POSITIVE_INFINITY : expires[number];
}

/** Line of a text's entry, from 1; undefined if there is no such text. */
export function lineIn(index: TextIndex, text: string): number | undefined {
  const number = numberIn(index, text);
  return number === 0 ? undefined : index.lines[number];
}

/** Number of a text; 0 if there is no such text. */
export function numberIn(index: TextIndex, text: string): number {
  if (text.length > index.longest) return 0;
  const { slots } = index;
  return slots[slotOf(slots, index, text, hashOf(text)) + 1] ?? 0;
}

/** Offset of the slot of a text, or of the free slot for it. */
function slotOf(slots: Int32Array, texts: TextData, text: string, hash: number): number {
  for (let slot = firstSlot(slots, hash); ; slot = nextSlot(slots, slot)) {
    const number = slots[slot + 1] ?? 0;
    if (number === 0 || (slots[slot] === hash && isText(texts, number, text))) return slot;
  }
}

/** First slot of a search; the number of slots is a power of two. */
function firstSlot({ length }: Int32Array, hash: number): number {
  return (2 * hash) & (length - 1);
}

function nextSlot({ length }: Int32Array, slot: number): number {
  return (slot + 2) & (length - 1);
}

/** FNV-1a over code units, its upper bits mixed into the lower ones, which choose the slot. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Builds an index of texts, whose number need not be known. */
export class TextIndexBuilder {
  readonly #texts = new TextColumn();
  #slots = newColumn(Int32Array, 64);
  #expires = newColumn(Float64Array);
  #lines = newColumn(Uint32Array);
  #longest = 0;

  /**
   * Adds a text; of a duplicate the later expiry time counts.
   *
   * @param line of the entry in its file
   * @returns the number of the text
   */
  add(text: string, expires: number, line = 0): number {
    const hash = hashOf(text);
    const slot = slotOf(this.#slots, this.#texts, text, hash);
    const known = this.#slots[slot + 1] ?? 0;
    if (known > 0) {
      if ((this.#expires[known] ?? 0) < expires) {
        this.#expires[known] = expires;
        this.#lines[known] = line;
      }
      return known;
    }
    this.#texts.add(text);
    const { last } = this.#texts;
    if (last === this.#expires.length) {
      this.#expires = grown(this.#expires);
      this.#lines = grown(this.#lines);
    }
    this.#expires[last] = expires;
    this.#lines[last] = line;
    this.#slots[slot] = hash;
    this.#slots[slot + 1] = last;
    this.#longest = Math.max(this.#longest, text.length);
    if (4 * last > this.#slots.length) this.#spread();
    return last;
  }

  finish(): TextIndex {
    const moments = this.#expires.subarray(0, this.#texts.last + 1);
    const forEver = moments.subarray(1).every((moment) => moment === Number.POSITIVE_INFINITY);
    return {
      ...this.#texts.finish(),
      slots: trimmed(this.#slots),
      ...(!forEver && { expires: trimmed(moments) }),
      lines: trimmed(this.#lines.subarray(0, moments.length)),
      longest: this.#longest,
    };
  }

  /** Doubles the number of slots and moves each text to its new one. */
  #spread(): void {
    const spread = newColumn(Int32Array, 2 * this.#slots.length);
    for (let slot = 0; slot < this.#slots.length; slot += 2) {
      const [hash = 0, number = 0] = [this.#slots[slot], this.#slots[slot + 1]];
      if (number === 0) continue;
      let free = firstSlot(spread, hash);
      while (spread[free + 1] !== 0) free = nextSlot(spread, free);
      spread[free] = hash;
      spread[free + 1] = number;
    }
    this.#slots = spread;
  }
}
