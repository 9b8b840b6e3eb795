import { grown, newColumn, trimmed } from './columns.ts';
import { isText, TextColumn, type Texts } from './text-column.ts';

/**
 * Texts to be looked up, each with the first moment at which it no longer counts: a hash table with open addressing.
 * Plain data on shared memory, so that another thread gets it without a copy, however many texts there are.
 */
export interface TextIndex extends Texts {
  /** The number of a text, or 0. At least half of the slots are free, so that a search soon meets one. */
  slots: Uint32Array;
  /** By number, in milliseconds since 1970; left out where no text ever expires. */
  expires?: Float64Array;
  /** Units of the longest text: what is longer is not looked for. */
  longest: number;
}

/** The first moment at which a text no longer counts; undefined where it is not there. Takes no memory. */
export function expiryIn(index: TextIndex, text: string): number | undefined {
  if (text.length > index.longest) return undefined;
  const { slots, expires } = index;
  const number = slots[slotOf(slots, index, text, hashOf(text))] ?? 0;
  if (number === 0) return undefined;
  return expires === undefined ? Number.POSITIVE_INFINITY : expires[number];
}

/** The slot that holds the number of a text, or the free one that would. */
function slotOf(slots: Uint32Array, texts: Texts, text: string, hash: number): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const number = slots[slot] ?? 0;
    if (number === 0 || isText(texts, number, text)) return slot;
  }
}

/** FNV-1a over code units, its upper bits mixed into the lower ones, which choose the slot. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Makes an index of texts that come one by one, and are not known beforehand to be many. */
export class TextIndexBuilder {
  readonly #texts = new TextColumn();
  #slots = newColumn(Uint32Array, 32);
  #hashes = newColumn(Int32Array);
  #expires = newColumn(Float64Array);
  #longest = 0;

  /** A text that is added twice counts as long as either. */
  add(text: string, expires: number): void {
    const hash = hashOf(text);
    const slot = slotOf(this.#slots, this.#texts, text, hash);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) {
      this.#expires[known] = Math.max(this.#expires[known] ?? 0, expires);
      return;
    }
    this.#texts.add(text);
    const { last } = this.#texts;
    if (last === this.#hashes.length) {
      this.#hashes = grown(this.#hashes);
      this.#expires = grown(this.#expires);
    }
    this.#hashes[last] = hash;
    this.#expires[last] = expires;
    this.#slots[slot] = last;
    this.#longest = Math.max(this.#longest, text.length);
    if (2 * last > this.#slots.length) this.#spread();
  }

  finish(): TextIndex {
    const moments = this.#expires.subarray(0, this.#texts.last + 1);
    const forEver = moments.subarray(1).every((moment) => moment === Number.POSITIVE_INFINITY);
    return {
      ...this.#texts.finish(),
      slots: trimmed(this.#slots),
      ...(!forEver && { expires: trimmed(moments) }),
      longest: this.#longest,
    };
  }

  /** Twice as many slots, and a new one for each text. */
  #spread(): void {
    const slots = newColumn(Uint32Array, 2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let number = 1; number <= this.#texts.last; number += 1) {
      let slot = (this.#hashes[number] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}
