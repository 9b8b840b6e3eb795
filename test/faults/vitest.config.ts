import { defineConfig } from 'vitest/config';

/** Faults that happen to a running service: real processes, real files, real sockets. */
export default defineConfig({
  test: {
    include: ['test/faults/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    pool: 'threads',
    // They wait for the service most of the time, and need no core of their own.
    maxWorkers: 4,
  },
});
