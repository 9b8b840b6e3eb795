import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What takes minutes has a command of its own: npm run test:faults.
    exclude: ['test/faults/**'],
    testTimeout: 20_000,
    // Most tests wait for processes and files: every core has time for one more.
    maxWorkers: '100%',
    pool: 'threads',
  },
});
