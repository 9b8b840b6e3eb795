import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What takes minutes has a command of its own: npm run test:faults.
    exclude: ['test/faults/**'],
    testTimeout: 20_000,
    pool: 'threads',
  },
});
