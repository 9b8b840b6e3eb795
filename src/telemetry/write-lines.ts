import type { Written } from './line-queue.ts';

/** One write(2): takes the bytes, or fewer of them, and says how many. */
export type WriteBytes = (bytes: Buffer) => Promise<number>;

/**
 * Writes lines one after another, and goes on where a write was a short one. A full disk is first seen as a short
 * write and then as an error, so `torn` says how many bytes of the line behind the whole ones stand there.
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

/** How many of the lines the first bytes hold whole, and how long these are. */
function wholeLines(lines: readonly Buffer[], written: number): { lines: number; bytes: number } {
  let [count, bytes] = [0, 0];
  for (const line of lines) {
    if (bytes + line.length > written) break;
    bytes += line.length;
    count += 1;
  }
  return { lines: count, bytes };
}
