import { defineConfig } from 'vitest/config';
import { PATIENCE, TEST_TIMEOUT } from '../../patience.ts';

/** Faults that happen to a running service: real processes, real files, real sockets. */
export default defineConfig({
  test: {
    include: ['test/process/faults/*.test.ts'],
    testTimeout: TEST_TIMEOUT,
    hookTimeout: TEST_TIMEOUT,
    expect: { poll: { timeout: PATIENCE } },
    pool: 'threads',
    // They wait for the service most of the time, and do not need a core each.
    maxWorkers: 4,
  },
});
