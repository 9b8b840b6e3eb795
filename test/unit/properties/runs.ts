/** How often a property is tried: FUZZ=100 makes it a hundred times as often. A failure prints its seed. */
export function runs(count: number): { numRuns: number } {
  return { numRuns: count * Number(process.env['FUZZ'] ?? 1) };
}

/** Milliseconds that a test may take, so that more runs have more time. */
export const PATIENCE = 60_000 * Number(process.env['FUZZ'] ?? 1);
