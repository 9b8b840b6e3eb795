import { grown, newColumn, trimmed } from './columns.ts';

/** Concatenated texts, by number from 1. Plain data on shared memory. */
export interface TextData {
  /** End of each text in `units`; it begins at the end of the previous one. */
  ends: Uint32Array;
  /** UTF-16 code units, as bytes if all of them fit. */
  units: Uint8Array | Uint16Array;
}

/** True if the text with a number equals this one. */
export function isText({ ends, units }: TextData, number: number, text: string): boolean {
  const start = ends[number - 1] ?? 0;
  if (ends[number] !== start + text.length) return false;
  for (let at = 0; at < text.length; at += 1) {
    if (units[start + at] !== text.charCodeAt(at)) return false;
  }
  return true;
}

/** The text with a number. */
export function textAt({ ends, units }: TextData, number: number): string {
  const [start = 0, end = 0] = [ends[number - 1], ends[number]];
  const { buffer, byteOffset, BYTES_PER_ELEMENT: size } = units;
  const bytes = Buffer.from(buffer, byteOffset + start * size, (end - start) * size);
  return bytes.toString(size === 1 ? 'latin1' : 'utf16le');
}

/** Collects any number of texts, in a fraction of the memory of strings. */
export class TextColumn implements TextData {
  ends = newColumn(Uint32Array);
  units: Uint8Array | Uint16Array = newColumn(Uint8Array);
  /** Number of the last text; 0 if there is none. */
  last = 0;
  /** View of the units, recreated after they have moved or grown. */
  #bytes: Buffer = Buffer.alloc(0);

  add(text: string): void {
    const start = this.ends[this.last] ?? 0;
    const end = start + text.length;
    while (end > this.units.length) this.units = grown(this.units);
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit > 0xff && this.units instanceof Uint8Array) this.units = widened(this.units);
      this.units[start + at] = unit;
    }
    this.last += 1;
    if (this.last === this.ends.length) this.ends = grown(this.ends);
    this.ends[this.last] = end;
  }

  at(number: number): string {
    const { buffer, byteLength, BYTES_PER_ELEMENT: size } = this.units;
    if (this.#bytes.buffer !== buffer || this.#bytes.length !== byteLength)
      this.#bytes = Buffer.from(buffer, 0, byteLength);
    const [start = 0, end = 0] = [this.ends[number - 1], this.ends[number]];
    return this.#bytes.toString(size === 1 ? 'latin1' : 'utf16le', start * size, end * size);
  }

  finish(): TextData {
    return {
      ends: trimmed(this.ends.subarray(0, this.last + 1)),
      units: trimmed(this.units.subarray(0, this.ends[this.last])),
    };
  }
}

function widened(bytes: Uint8Array): Uint16Array {
  const units = newColumn(Uint16Array, bytes.length);
  units.set(bytes);
  return units;
}
