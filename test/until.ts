import { vi } from 'vitest';

/** Milliseconds after which what never happens is given up: no measure of anything, only the end of a test that hangs. */
export const PATIENCE = 110_000;

/** Waits until an assertion holds, however slow the machine is. */
export function until<Result>(assertion: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(assertion, { timeout: PATIENCE, interval: 20 });
}
