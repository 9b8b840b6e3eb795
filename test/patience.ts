import { vi } from 'vitest';

/**
 * Milliseconds after which a test counts as hung.
 *
 * No expectation of speed: a machine that is busy with other work must not turn a test red.
 */
export const TEST_TIMEOUT = 300_000;

/** Milliseconds after which an awaited event counts as lost: below {@link TEST_TIMEOUT}, so that the test can name it. */
export const PATIENCE = 120_000;

/** Repeats a check until it passes. Rejects with its last error after {@link PATIENCE}. */
export const eventually = <T>(check: () => T | Promise<T>, interval = 20): Promise<T> =>
  vi.waitFor(check, { timeout: PATIENCE, interval });
