import type { Readable } from 'node:stream';

/** One line of a text, without its end. */
export interface Line {
  text: string;
  /** From 1. */
  number: number;
  /** True if it is longer than the limit; `text` is then empty. */
  tooLong: boolean;
}

/** Maximum characters; requests of Okta have a few thousand. */
export const MAX_LINE = 4 * 1024 * 1024;

/**
 * The lines of a text stream. `node:readline` does not fit: it also ends lines at U+2028, which JSON may contain, and
 * has no limit.
 */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let rest = '';
  let number = 0;
  let tooLong = false;
  for await (const chunk of chunks) {
    const [first = '', ...others] = chunk.split('\n');
    let line: string = tooLong ? '' : rest + first;
    for (const next of others) {
      number += 1;
      yield { text: tooLong ? '' : line.replace(/\r$/, ''), number, tooLong };
      tooLong = false;
      line = next;
    }
    tooLong ||= line.length > MAX_LINE;
    rest = tooLong ? '' : line;
  }
  if (rest !== '' || tooLong) yield { text: rest, number: number + 1, tooLong };
}

/** Decodes a byte stream as UTF-8. */
export async function* textOf(stream: Readable, onBytes?: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
    onBytes?.(bytes.length);
    yield decoder.decode(bytes, { stream: true });
  }
}
