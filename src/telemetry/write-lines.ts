import type { Written } from './line-queue.ts';

/** One write(2), which may be short; returns the number of written bytes. */
export type WriteBytes = (bytes: Buffer) => Promise<number>;

/**
 * Writes lines, continuing after short writes. A full disk shows as a short write and then as an error: `torn` is the
 * number of bytes of the incomplete line.
 */
export async function writeLines(
  write: WriteBytes,
  lines: readonly Buffer[],
): Promise<Written & { bytes: number; torn: number }> {
  const all = Buffer.concat(lines);
  let bytes = 0;
  try {
    while (bytes < all.length) bytes += await write(all.subarray(bytes));
    return { lines: lines.length, bytes, torn: 0 };
  } catch (error) {
    const whole = wholeLines(lines, bytes);
    return { ...whole, torn: bytes - whole.bytes, error };
  }
}

/** The complete lines among the first bytes. */
function wholeLines(lines: readonly Buffer[], written: number): { lines: number; bytes: number } {
  let [count, bytes] = [0, 0];
  for (const line of lines) {
    if (bytes + line.length > written) break;
    bytes += line.length;
    count += 1;
  }
  return { lines: count, bytes };
}
